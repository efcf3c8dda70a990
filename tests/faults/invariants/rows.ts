import type { World } from '../world.ts';

export interface EpisodeRow {
  readonly id: string;
  readonly podcast_id: string;
  readonly status: string;
  readonly execution: string;
  readonly attempt: number;
  readonly published_at: Date | null;
  readonly visibility: 'public' | 'hidden' | 'withdrawn';
  readonly republish_since: Date | null;
  readonly outputs: {
    readonly audio?: { readonly key: string; readonly versionId: string; readonly etag: string };
  };
  readonly metadata: {
    readonly error?: { readonly name: string; readonly failedAt: string };
    /** What the episode waits for, or last waited for; `since` while it is a month's cap. */
    readonly waiting?: { readonly since?: string };
  };
  readonly config_snapshot: { readonly telegramChat: string | null };
  readonly window_from: Date;
  readonly window_until: Date;
  readonly review_until: Date | null;
}
export interface EventRow {
  readonly id: string;
  readonly episode_id: string;
  readonly status: string;
  readonly change: string | null;
  readonly execution: string;
  readonly occurred_at: Date;
}

/** What the database says of the shows' episodes: in the order of their windows, and of what befell them. */
export interface Rows {
  readonly podcastIds: readonly string[];
  readonly episodes: readonly EpisodeRow[];
  readonly events: readonly EventRow[];
}

export const readRows = async (
  { database }: World,
  podcastIds: readonly string[],
): Promise<Rows> => ({
  podcastIds,
  episodes: await database.query<EpisodeRow>(
    'select * from public.episodes where podcast_id = any($1) order by window_from, id',
    [podcastIds],
  ),
  events: await database.query<EventRow>(
    'select e.id::text, e.episode_id, e.status, e.change, e.execution, e.occurred_at from public.episode_events e join public.episodes p on p.id = e.episode_id where p.podcast_id = any($1) order by e.id',
    [podcastIds],
  ),
});

/** Says what doesn't hold, where it doesn't. */
export type Claim = (holds: boolean, what: string) => void;
