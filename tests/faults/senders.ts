import type { World } from './world.ts';

/** What the systems that Stepcast replaces put into the queue. */
export const generationMessage = (podcastId: string, latestEpisodeDate: string | null) => ({
  version: '1.0',
  type: 'podcast_generation',
  data: { podcastId, title: 'Habari', frequency: 1, latestEpisodeDate },
  metadata: { retryCount: 0, source: 'podcast_scheduler' },
});

const processingMessage = (podcastId: string, episodeId: string, at: number) => ({
  version: '1.0',
  type: 'episode_processing',
  data: { episodeId, podcastId, status: 'failed', timestamp: new Date(at).toISOString() },
  metadata: { retryCount: 1, source: 'episode_checker' },
});

/** The latest date that a sender knows of: until it learns of another, its messages mean the same episode. */
const LATEST_DATE = '2026-12-31T06:00:00Z';

/** A sender of the old systems wants a show's episode made; by which of their messages, the place decides. */
export const askByMessage = async (
  { random, queue, clock, database }: World,
  place: string,
  podcastId: string,
): Promise<void> => {
  if (random.at(`what is sent ${place}`) < 0.5) {
    return queue.send(generationMessage(podcastId, LATEST_DATE));
  }
  const [config] = await clock.holdDuring(() =>
    database.query<{ id: string }>('select id from public.podcast_configs where podcast_id = $1', [
      podcastId,
    ]),
  );
  return queue.send({ podcast_config_id: config?.id ?? '', timestamp: LATEST_DATE });
};

/** As `askByMessage`, of a show that has an episode; or it wants that one made again. */
export const sendMessage = async (world: World, place: string): Promise<void> => {
  const { random, queue, engine, clock } = world;
  const episode = [...engine.executions.values()].find(({ machine }) => machine === 'episode');
  if (episode === undefined) return;
  const { podcastId, episodeId } = JSON.parse(episode.input) as Record<string, string>;
  if (podcastId === undefined || episodeId === undefined) return;
  if (random.at(`whether it is sent again ${place}`) < 1 / 3) {
    return queue.send(processingMessage(podcastId, episodeId, clock.now()));
  }
  return askByMessage(world, place, podcastId);
};
