import { z } from 'zod';

/** Every status an episode can have; the database holds the same list in a check constraint. */
export const EpisodeStatusSchema = z.enum([
  'pending',
  'content_collected',
  'awaiting_review',
  'processing',
  'completed',
  'skipped',
  'failed',
]);
export type EpisodeStatus = z.infer<typeof EpisodeStatusSchema>;

/** The statuses of an episode that an execution is making: a show has one such episode at a time. */
export const LIVE_STATUSES = [
  'pending',
  'content_collected',
  'processing',
] as const satisfies readonly EpisodeStatus[];

/** True while an execution is making the episode; no other attempt can begin meanwhile. */
export const isLive = (status: EpisodeStatus): boolean =>
  LIVE_STATUSES.some((live) => live === status);

const TERMINAL: ReadonlySet<EpisodeStatus> = new Set(['completed', 'skipped', 'failed']);

/** True for a status that only a new attempt can leave. */
export const isTerminal = (status: EpisodeStatus): boolean => TERMINAL.has(status);
