import { z } from 'zod';

/** Every status an episode can have; the database holds the same list in a check constraint. */
export const EpisodeStatusSchema = z.enum([
  'pending',
  'content_collected',
  'processing',
  'completed',
  'skipped',
  'failed',
]);
export type EpisodeStatus = z.infer<typeof EpisodeStatusSchema>;

const TERMINAL: ReadonlySet<EpisodeStatus> = new Set(['completed', 'skipped', 'failed']);

/** True for a status that only a new attempt can leave. */
export const isTerminal = (status: EpisodeStatus): boolean => TERMINAL.has(status);
