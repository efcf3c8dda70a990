import type { CoverageView } from '../../../../api/episode-script/coverage-schema.ts';
import type { CoveredPost } from '../../../../episode/coverage/coverage.ts';
import { postKey } from '../../../../episode/coverage/post-key.ts';
import type { Script } from '../../../../episode/script.ts';
import { scriptChaptersOf } from '../../../../episode/script-chapters.ts';
import { type Place, placeCues } from '../../../../episode/transcript/place-cues.ts';
import type { Companions } from '../load-companions.ts';

/** A post with what became of it, and where it is heard. */
export interface ListedPost {
  /** Channel and id. */
  readonly key: string;
  readonly post: CoveredPost;
  /** From where it is told, in milliseconds; null where it isn't, or nobody knows. */
  readonly startMs: number | null;
  /** The title of the chapter that tells it. */
  readonly chapter: string | null;
  /** Of a merged one: the post that is told in its place. */
  readonly into: CoveredPost | null;
}

/** Posts that are being told from a moment on. */
export interface ToldSpan {
  readonly startMs: number;
  readonly posts: readonly ListedPost[];
}

/** The posts of an episode beside its words. */
export interface ToldPosts {
  readonly posts: readonly ListedPost[];
  /** In order of time; from one to the next the same posts are told. */
  readonly spans: readonly ToldSpan[];
  /** For each line of the transcript, the utterance that it belongs to. */
  readonly places: readonly (Place | undefined)[];
  /** The posts that an utterance tells. */
  postsOf(place: Place): readonly ListedPost[];
}

type Placed = Extract<CoveredPost, { outcome: 'told' | 'brief' }>;

const keyOf = ({ chapter, utterance }: { chapter: number; utterance?: number | undefined }) =>
  `${chapter}/${utterance ?? ''}`;

const isPlaced = (post: CoveredPost): post is Placed => 'chapter' in post;

/** The post that stands for one that was merged, however often it was; itself for any other. */
const standInOf = (post: CoveredPost, byKey: ReadonlyMap<string, CoveredPost>): CoveredPost => {
  const seen = new Set<CoveredPost>();
  let current = post;
  while (current.outcome === 'merged' && !seen.has(current)) {
    seen.add(current);
    current = byKey.get(current.into) ?? current;
  }
  return current;
};

/** When each chapter and each utterance of the script begins, as far as the transcript knows. */
const startsOf = (
  { chapters, cues }: Companions,
  places: readonly (Place | undefined)[],
  script: Pick<Script, 'chapters'>,
): ReadonlyMap<string, number> => {
  const starts = new Map<string, number>();
  const numbers = scriptChaptersOf({ chapters: [...chapters] }, script);
  chapters.forEach(({ startTime }, index) => {
    const chapter = numbers[index];
    if (chapter !== undefined) starts.set(keyOf({ chapter }), Math.round(startTime * 1000));
  });
  cues.forEach(({ startMs }, index) => {
    const place = places[index];
    if (!place) return;
    // A chapter may be listed a moment after its first word.
    for (const key of [keyOf(place), keyOf({ chapter: place.chapter })]) {
      starts.set(key, Math.min(startMs, starts.get(key) ?? startMs));
    }
  });
  return starts;
};

/**
 * Puts what became of an episode's posts beside its transcript. An utterance without posts of its own
 * goes on telling those before it in its chapter; a post of which only the chapter is known is told
 * in all of it.
 */
export const toToldPosts = (
  { posts }: Pick<CoverageView, 'posts'>,
  script: Pick<Script, 'chapters'>,
  companions: Companions,
): ToldPosts => {
  const places = placeCues(companions.cues, script);
  const starts = startsOf(companions, places, script);
  const byKey = new Map(posts.map((post) => [postKey(post.source), post]));
  const tellers = new Map<string, ListedPost[]>();
  const listed = posts.map((post): ListedPost => {
    const standIn = standInOf(post, byKey);
    const place = isPlaced(standIn) ? standIn : undefined;
    const known = place && starts.has(keyOf(place)) ? keyOf(place) : undefined;
    // Without a line of its own it is told somewhere in its chapter.
    const where = place && (known ?? keyOf({ chapter: place.chapter }));
    const item: ListedPost = {
      key: postKey(post.source),
      post,
      startMs: where === undefined ? null : (starts.get(where) ?? null),
      chapter: place ? (script.chapters[place.chapter]?.title ?? null) : null,
      into: standIn === post ? null : standIn,
    };
    if (where !== undefined) tellers.set(where, [...(tellers.get(where) ?? []), item]);
    return item;
  });
  const spans = [...starts]
    .flatMap(([key, startMs]): ToldSpan[] => {
      const ofChapter = tellers.get(key.replace(/\d*$/, '')) ?? [];
      if (key.endsWith('/')) return [{ startMs, posts: ofChapter }];
      const own = tellers.get(key);
      return own ? [{ startMs, posts: [...own, ...ofChapter] }] : [];
    })
    .sort((a, b) => a.startMs - b.startMs);
  return { posts: listed, spans, places, postsOf: (place) => tellers.get(keyOf(place)) ?? [] };
};

/** One list for every moment at which nothing is told, so that nothing is drawn anew. */
export const NOTHING_TOLD: readonly ListedPost[] = [];

/** The posts that are being told at a moment; none before the first and where nothing is told of any. */
export const toldAt = (spans: readonly ToldSpan[], positionMs: number): readonly ListedPost[] =>
  spans.findLast(({ startMs }) => startMs <= positionMs)?.posts ?? NOTHING_TOLD;
