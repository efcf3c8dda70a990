import type { PassageSource } from '../index/search-document.ts';
import type { RankedPassage } from './rank-passages.ts';

/** A moment of an episode that a question finds. */
export interface SearchResult {
  readonly episodeId: string;
  readonly podcastId: string;
  readonly episodeTitle: string;
  readonly podcastName: string;
  readonly publishedAt: string | null;
  readonly startMs: number;
  readonly endMs: number;
  readonly excerpt: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly sources: readonly PassageSource[];
}

/** Moments that are no further apart are one, but none grows beyond this by being joined. */
const NEAR_MS = 6_000;
const MOST_JOINED_MS = 45_000;
/** What is much less to the point than the best isn't worth a listener's time. */
const LEAST_SHARE_OF_BEST = 0.35;
/** An excerpt is filled up with the sentences behind, to about so many words. */
const EXCERPT_WORDS = 30;

const toResult = ({ passage, sentences, from, until, score }: RankedPassage): SearchResult => {
  let end = until;
  const wordsIn = () => sentences.slice(from, end).reduce((sum, { words }) => sum + words, 0);
  while (end < sentences.length && wordsIn() < EXCERPT_WORDS) end += 1;
  const said = sentences.slice(from, end);
  const { episodeId, podcastId, episodeTitle, podcastName, publishedAt, sources } = passage;
  return {
    episodeId,
    podcastId,
    episodeTitle,
    podcastName,
    publishedAt,
    startMs: said[0]?.startMs ?? passage.startMs,
    endMs: said.at(-1)?.endMs ?? passage.endMs,
    excerpt: said.map(({ text }) => text).join(' '),
    score: Math.min(1, score),
    sources,
  };
};

const isNear = (a: SearchResult, b: SearchResult): boolean =>
  a.episodeId === b.episodeId && a.startMs - b.endMs <= NEAR_MS && b.startMs - a.endMs <= NEAR_MS;

/** Two that overlap are told once: the text of the one that counts more, and the times of both. */
const join = (better: SearchResult, other: SearchResult): SearchResult => {
  const overlaps = better.startMs < other.endMs && other.startMs < better.endMs;
  const inOrder = better.startMs <= other.startMs ? [better, other] : [other, better];
  const urls = new Set(better.sources.map(({ url }) => url));
  return {
    ...better,
    startMs: Math.min(better.startMs, other.startMs),
    endMs: Math.max(better.endMs, other.endMs),
    excerpt: overlaps ? better.excerpt : inOrder.map(({ excerpt }) => excerpt).join(' … '),
    sources: [...better.sources, ...other.sources.filter(({ url }) => !urls.has(url))],
  };
};

/** Makes results of ranked passages: moments near each other are one, what is far less to the point is left out. */
export const joinResults = (ranked: readonly RankedPassage[]): readonly SearchResult[] => {
  const best = ranked[0]?.score ?? 0;
  const results: SearchResult[] = [];
  for (const each of ranked) {
    if (each.score < best * LEAST_SHARE_OF_BEST) break;
    const result = toResult(each);
    const near = results.findIndex((other) => isNear(other, result));
    const other = results[near];
    const joined = other && join(other, result);
    if (joined && joined.endMs - joined.startMs <= MOST_JOINED_MS) results[near] = joined;
    else results.push(result);
  }
  return results;
};
