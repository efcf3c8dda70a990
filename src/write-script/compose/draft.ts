import type { Chapter, Source, Utterance } from '../../episode/script.ts';
import { escapePattern } from '../../speech-text/escape-pattern.ts';
import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import type { PreparedPost } from '../posts/prepared-post.ts';
import { CHAPTER_PAUSE_SECONDS, PAUSE_SECONDS } from './episode-seconds.ts';

/** Whether a chapter tells of one matter, a sentence each of what is left, or line by line of several. */
export type ChapterKind = 'story' | 'brief' | 'lines';

interface OpenChapter {
  title: string;
  readonly kind: ChapterKind;
  readonly sources: Source[];
  readonly utterances: { speaker: string; text: string }[];
  /** The labels of matters that have been said. */
  readonly labels: Set<string>;
}

/** Where in an episode a post is told: counted from 0. */
export interface Place {
  readonly chapter: number;
  readonly utterance: number;
  readonly kind: ChapterKind;
}

const joint = (before: string): string =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。！？：」]$/u.test(before) ? '' : ' ';

/** An episode as it is written, chapter by chapter, with how long it has become. */
export class Draft {
  readonly #chapters: OpenChapter[] = [];
  readonly #places = new Map<PreparedPost, Place>();
  readonly #recalls: Map<string, readonly string[]>;
  readonly #labels: ReadonlyMap<PreparedPost, string>;
  #seconds = 0;

  /**
   * `recalls`: by the key of a post, what is said before the first post of its story; `labels`: what stands
   * with a colon in front of each post of a matter, and is said once a chapter.
   */
  constructor(
    recalls: ReadonlyMap<string, readonly string[]> = new Map(),
    labels: ReadonlyMap<PreparedPost, string> = new Map(),
  ) {
    this.#recalls = new Map(recalls);
    this.#labels = labels;
  }

  /** Sentences of posts without the label that has been said in front of others in this chapter. */
  #withoutLabel(sentences: readonly string[], posts: readonly PreparedPost[]): readonly string[] {
    const said = this.#chapters.at(-1)?.labels;
    const labels = new Set(posts.flatMap((post) => this.#labels.get(post) ?? []));
    return [...labels].reduce<readonly string[]>((told, label) => {
      const spoken = new RegExp(`^${escapePattern(label)}[^:.!?]{0,20}:\\s+(\\p{L})`, 'iu');
      if (!told.some((each) => spoken.test(each))) return told;
      if (said?.has(label))
        return told.map((each) =>
          each.replace(spoken, (_, letter: string) => letter.toUpperCase()),
        );
      said?.add(label);
      return told;
    }, sentences);
  }

  /** How long what stands here takes to be said at the usual pace. */
  get seconds(): number {
    return this.#seconds;
  }

  get places(): ReadonlyMap<PreparedPost, Place> {
    return this.#places;
  }

  open(title: string, kind: ChapterKind = 'story'): void {
    if (this.#chapters.at(-1)?.utterances.length === 0) this.#chapters.pop();
    else this.#seconds += CHAPTER_PAUSE_SECONDS;
    this.#chapters.push({ title, kind, sources: [], utterances: [], labels: new Set() });
  }

  /** What an earlier episode told of these posts' stories; each story's once. */
  #recall(posts: readonly PreparedPost[]): readonly string[] {
    const recalled = new Set(posts.flatMap(({ key }) => [this.#recalls.get(key) ?? []]));
    for (const [key, words] of this.#recalls) if (recalled.has(words)) this.#recalls.delete(key);
    return [...recalled].flat();
  }

  /** Lets a speaker say sentences that tell these posts; the same speaker goes on in the same turn. */
  say(speaker: string, sentences: readonly string[], posts: readonly PreparedPost[] = []): void {
    const chapter = this.#chapters.at(-1);
    const text = [...this.#recall(posts), ...this.#withoutLabel(sentences, posts)]
      .filter((each) => each !== '')
      .reduce((said, each) => (said === '' ? each : said + joint(said) + each), '');
    if (!chapter || !/[\p{L}\p{N}]/u.test(text)) return;
    const last = chapter.utterances.at(-1);
    // What begins something else is an utterance of its own, so that a pause can be heard before it.
    const isItem = chapter.kind !== 'story' && posts.length > 0 && chapter.sources.length > 0;
    if (last?.speaker === speaker && !isItem) last.text += joint(last.text) + text;
    else {
      chapter.utterances.push({ speaker, text });
      this.#seconds += PAUSE_SECONDS;
    }
    this.#seconds += spokenSeconds(text);
    const place = {
      chapter: this.#chapters.length - 1,
      utterance: chapter.utterances.length - 1,
      kind: chapter.kind,
    };
    for (const post of posts) {
      if (!this.#places.has(post)) this.#places.set(post, place);
      const known = new Set(chapter.sources.map(({ url }) => url));
      chapter.sources.push(...post.sources.filter(({ url }) => !known.has(url)));
    }
  }

  /** Lists posts as sources of the chapter that is open, where what they say is told by others. */
  also(posts: readonly PreparedPost[]): void {
    const chapter = this.#chapters.at(-1);
    if (!chapter) return;
    const known = new Set(chapter.sources.map(({ url }) => url));
    for (const { sources } of posts) {
      for (const source of sources) if (!known.has(source.url)) chapter.sources.push(source);
    }
  }

  /** The turn that is open is somebody's. */
  turnSeconds(speaker: string): number {
    const last = this.#chapters.at(-1)?.utterances.at(-1);
    return last?.speaker === speaker ? spokenSeconds(last.text) : 0;
  }

  /** The chapters that have anything to say. */
  get chapters(): Chapter[] {
    return this.#chapters
      .filter(({ utterances }) => utterances.length > 0)
      .map(({ title, sources, utterances }) => ({
        title,
        sources: [...sources],
        utterances: utterances.map((each): Utterance => ({ ...each })),
      }));
  }
}
