import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { isJustStarted } from './just-started.ts';

const FASTEST_MS = 500;
const SLOWEST_MS = 3000;
const FAILED_MS = 2000;
const FAILED_SLOWEST_MS = 30_000;

/** Whether an episode's status can still change by itself: until an attempt has opened it, while it is made, and until its feed is written. */
export const isMoving = ({
  episodeId,
  terminal,
  state,
  status,
  visibilityPending,
}: EpisodeStatusView): boolean =>
  !terminal ||
  visibilityPending ||
  (status === 'completed' && state !== null) ||
  isJustStarted(episodeId);

/** When to look again at what has been the same for `unchanged` looks, in milliseconds. */
export const pollDelay = (unchanged: number): number =>
  Math.min(SLOWEST_MS, FASTEST_MS * 1.2 ** unchanged);

/** When to try again after `failures` looks in a row came to nothing, in milliseconds. */
export const retryDelay = (failures: number): number =>
  Math.min(FAILED_SLOWEST_MS, FAILED_MS * 2 ** Math.max(0, failures - 1));
