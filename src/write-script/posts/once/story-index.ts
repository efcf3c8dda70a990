import type { Language } from '../../language/language.ts';
import type { PreparedPost } from '../prepared-post.ts';
import { stems } from '../words-of.ts';

/** Share of the shorter post's word pairs that the longer one has too, from which on they are the same story. */
const SAME_STORY = 0.6;
/** The same within a channel: more, since a channel's regular posts share their form. */
const SAME_POST = 0.85;
const LEAST_PAIRS = 5;

/** What a post says, in a form that can be compared. */
export interface Fingerprint {
  readonly post: PreparedPost;
  readonly words: string;
  readonly pairs: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly length: number;
}

/** Takes a post's fingerprint. */
export const fingerprint = (post: PreparedPost, language: Language): Fingerprint => {
  const { headline = '', sentences } = post.text;
  const text = [headline, ...sentences.map((each) => each.text), post.poll?.question ?? ''].join(
    ' ',
  );
  const words = stems(text, language);
  const pairs = new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
  const numbers = new Set(text.match(/\d+/g));
  return { post, words: words.join(' '), pairs, numbers, length: text.length };
};

/** Each has figures of its own: two reports of the same form, not one told twice. */
const disagree = (a: Fingerprint, b: Fingerprint): boolean =>
  [...a.numbers].some((number) => !b.numbers.has(number)) &&
  [...b.numbers].some((number) => !a.numbers.has(number));

/** So many figures that the fuller report doesn't have are news, whatever names both list. */
const LEAST_FIGURES = 2;

const hasFiguresOfItsOwn = (a: Fingerprint, b: Fingerprint): boolean => {
  const [shorter, fuller] = a.pairs.size < b.pairs.size ? [a, b] : [b, a];
  const own = [...shorter.numbers].filter((number) => !fuller.numbers.has(number));
  return own.length >= LEAST_FIGURES;
};

const sayTheSame = (a: Fingerprint, b: Fingerprint, sharedPairs: number): boolean => {
  if (disagree(a, b) || hasFiguresOfItsOwn(a, b)) return false;
  if (a.words === b.words) {
    return a.words !== '' || a.post.text.sentences[0]?.text === b.post.text.sentences[0]?.text;
  }
  const fewer = Math.min(a.pairs.size, b.pairs.size);
  const least = a.post.channel === b.post.channel ? SAME_POST : SAME_STORY;
  return fewer >= LEAST_PAIRS && sharedPairs / fewer >= least;
};

/** Stories by their words and word pairs, so that a post is compared only with those it has any in common with. */
export class StoryIndex {
  readonly #stories: Fingerprint[] = [];
  readonly #byKey = new Map<string, number[]>();

  #keys({ words, pairs }: Fingerprint): string[] {
    return [`=${words}`, ...pairs];
  }

  /** Adds a story and answers its number, counted from 0. */
  add(story: Fingerprint): number {
    const id = this.#stories.push(story) - 1;
    for (const key of this.#keys(story)) {
      const ids = this.#byKey.get(key);
      if (ids) ids.push(id);
      else this.#byKey.set(key, [id]);
    }
    return id;
  }

  /** The first story that says the same. */
  find(post: Fingerprint): number | undefined {
    const shared = new Map<number, number>();
    for (const key of this.#keys(post)) {
      const isPair = !key.startsWith('=');
      for (const id of this.#byKey.get(key) ?? []) {
        shared.set(id, (shared.get(id) ?? 0) + (isPair ? 1 : 0));
      }
    }
    const same = Array.from(shared).filter(([id, pairs]) => {
      const story = this.#stories[id];
      return story !== undefined && sayTheSame(story, post, pairs);
    });
    return same.length === 0 ? undefined : Math.min(...same.map(([id]) => id));
  }
}
