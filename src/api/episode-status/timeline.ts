import type { StatusEvent } from '../../episode/episode-record.ts';
import type { EpisodeStatus } from '../../episode/status.ts';

/** One status an episode has had: since when, and for how long; null for the one it has now. */
export interface TimelineEntry {
  readonly status: EpisodeStatus;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly tookMs: number | null;
}

/** The statuses of an attempt in order, each with the time that it took until the next. */
export const timelineOf = (events: readonly StatusEvent[]): TimelineEntry[] =>
  events.map(({ status, at }, index) => {
    const next = events[index + 1];
    return { status, at, tookMs: next ? Date.parse(next.at) - Date.parse(at) : null };
  });
