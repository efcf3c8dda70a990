import { clock } from '../../episode/transcript/clock.ts';
import type { Quotation, SaidAnswer } from '../../search/answer/answer.ts';
import { withCitations } from '../../search/answer/cite.ts';
import type { SearchResult } from '../../search/rank/join-results.ts';
import type { SearchAnswer } from './schema.ts';

/** A clip's length where its moment is shorter, and the most that one may have. */
const LEAST_CLIP_MS = 30_000;
const MOST_CLIP_MS = 60_000;

/** A moment as players show it: `27:04`, or `1:02:03` beyond an hour; minutes have two digits. */
export const timestampOf = (ms: number): string => clock(Math.floor(ms / 1000)).padStart(5, '0');

const toCitation = (
  { ranked: { passage }, sentence }: Quotation,
  index: number,
  baseUrl: string,
): NonNullable<SearchAnswer['answer']>['citations'][number] => {
  const duration = Math.min(
    MOST_CLIP_MS,
    Math.max(LEAST_CLIP_MS, sentence.endMs - sentence.startMs),
  );
  return {
    index,
    episode_id: passage.episodeId,
    episode_title: passage.episodeTitle,
    podcast_name: passage.podcastName,
    timestamp: timestampOf(sentence.startMs),
    start_seconds: sentence.startMs / 1000,
    text: sentence.text,
    clip_url: `${baseUrl}/api/v1/audio_clips/${passage.episodeId}?start_time_ms=${sentence.startMs}&duration_ms=${duration}`,
  };
};

/** An answer for callers. `baseUrl` is where the API is, without a trailing slash. */
export const toAnswerView = (
  { quotations, confidence }: SaidAnswer,
  baseUrl: string,
): NonNullable<SearchAnswer['answer']> => ({
  text: quotations.map(({ text }, index) => withCitations(text, [index + 1])).join(' '),
  citations: quotations.map((quotation, index) => toCitation(quotation, index + 1, baseUrl)),
  confidence: Math.round(confidence * 100) / 100,
});

/** A moment for callers. */
export const toResultView = (result: SearchResult): SearchAnswer['results'][number] => ({
  episode_id: result.episodeId,
  episode_title: result.episodeTitle,
  podcast_name: result.podcastName,
  published_at: result.publishedAt,
  start_seconds: result.startMs / 1000,
  end_seconds: result.endMs / 1000,
  excerpt: result.excerpt,
  score: Math.round(result.score * 1000) / 1000,
  sources: result.sources.map((source) => ({ ...source })),
});
