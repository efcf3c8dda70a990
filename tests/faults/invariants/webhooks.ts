import type { World } from '../world.ts';
import type { Claim, Rows } from './rows.ts';

/** Each event was told, under one id, and none before it was true. */
export const claimWebhooks = async (
  { database, received }: World,
  { episodes, events }: Rows,
  claim: Claim,
): Promise<void> => {
  const endpoints = await database.query<{ podcast_id: string }>(
    'select podcast_id from public.webhook_endpoints',
  );
  const isFollowed = (episodeId: string) => {
    const podcastId = episodes.find(({ id }) => id === episodeId)?.podcast_id;
    return endpoints.some((row) => row.podcast_id === podcastId);
  };
  const wasHidden = (episodeId: string) =>
    events.some(({ episode_id, change }) => episode_id === episodeId && change !== null);
  for (const { id, episode_id: episodeId, status, change } of events) {
    const to = change ?? status;
    const told = received.filter((message) => message.id.startsWith(`${id}-`));
    const which = `${to} of episode ${episodes.findIndex((row) => row.id === episodeId) + 1}`;
    // A completion that a new attempt overtakes before it is published is no news (decision 082).
    const isOvertaken =
      to === 'completed' &&
      events.some(
        (later) =>
          later.episode_id === episodeId &&
          later.status === 'pending' &&
          Number(later.id) > Number(id),
      );
    claim(told.length > 0 || isOvertaken || !isFollowed(episodeId), `nobody was told of ${which}`);
    claim(new Set(told.map((message) => message.id)).size <= 1, `${which} was told under two ids`);
    if (to === 'completed') {
      claim(
        told.every(({ inFeed }) => inFeed) || wasHidden(episodeId),
        `${which} was told before listeners could have it`,
      );
    }
  }
};
