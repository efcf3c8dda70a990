import type { EpisodeRecord } from '../../src/episode/episode-record.ts';
import type { ExecutionRecord } from '../../src/episode/executions.ts';

export const EPISODE_ID = '0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11';
export const PODCAST_ID = '5b1a9a2e-3f57-4f0a-8a44-2d1c8e9b7a22';

/** An episode that is spoken a quarter. */
export const anEpisodeRecord = (values: Partial<EpisodeRecord> = {}): EpisodeRecord => ({
  episodeId: EPISODE_ID,
  podcastId: PODCAST_ID,
  status: 'processing',
  execution: EPISODE_ID,
  attempt: 1,
  isImported: false,
  title: 'Monday',
  window: { from: '2026-02-28T08:00:00.000Z', until: '2026-03-01T08:00:00.000Z' },
  skipped: null,
  isDiscarded: false,
  expired: null,
  review: null,
  outputs: {},
  progress: { done: 3, total: 12 },
  error: null,
  audioUrl: null,
  languageCode: 'en-US',
  durationMs: null,
  publishedAt: null,
  unpublishedSince: null,
  visibility: 'public',
  pictureKey: null,
  post: null,
  isVisibilityPending: false,
  wait: null,
  warnings: [],
  publishError: null,
  cost: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  updatedAt: '2026-03-01T08:00:09.000Z',
  events: [
    { status: 'pending', at: '2026-03-01T08:00:00.000Z' },
    { status: 'content_collected', at: '2026-03-01T08:00:02.500Z' },
    { status: 'processing', at: '2026-03-01T08:00:03.000Z' },
  ],
  usualSteps: {},
  ...values,
});

/** An execution that runs. */
export const anExecutionRecord = (values: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  status: 'running',
  podcastId: PODCAST_ID,
  window: null,
  startedAt: '2026-03-01T08:00:00.000Z',
  stoppedAt: null,
  error: null,
  ...values,
});
