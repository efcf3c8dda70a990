import type { EpisodeStatusView } from '../../src/api/episode-status/schema.ts';

/** What the API answers of an episode that is being spoken, unless `fields` say otherwise. */
export const aStatusView = (fields: Partial<EpisodeStatusView> = {}): EpisodeStatusView => ({
  episodeId: '0190a5a5-0000-7000-8000-000000000001',
  podcastId: '0190a5a5-0000-7000-8000-0000000000aa',
  title: null,
  status: 'processing',
  state: 'GenerateAudio',
  progress: 0.5,
  segments: { done: 5, total: 10 },
  createdAt: '2026-01-01T08:00:00.000Z',
  startedAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-01T08:00:10.000Z',
  estimatedCompletionAt: '2026-01-01T08:01:00.000Z',
  attempt: 1,
  error: null,
  publishError: null,
  remedy: null,
  waiting: null,
  warnings: [],
  audioUrl: null,
  durationMs: null,
  publishedAt: null,
  cost: null,
  timeline: [],
  terminal: false,
  ...fields,
});
