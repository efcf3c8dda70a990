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

const KINDS = ['generation', 'processing', 'config'] as const;

/** A sender of the old systems wants an episode made, or one made again; which, the place decides. */
export const sendMessage = async (world: World, place: string): Promise<void> => {
  const { random, queue, engine, clock, database } = world;
  const episode = [...engine.executions.values()].find(({ machine }) => machine === 'episode');
  if (episode === undefined) return;
  const { podcastId, episodeId } = JSON.parse(episode.input) as Record<string, string>;
  if (podcastId === undefined || episodeId === undefined) return;
  switch (KINDS[random.pick(`what is sent ${place}`, KINDS.length)]) {
    case 'processing':
      return queue.send(processingMessage(podcastId, episodeId, clock.now()));
    case 'config': {
      const [config] = await clock.holdDuring(() =>
        database.query<{ id: string }>(
          'select id from public.podcast_configs where podcast_id = $1',
          [podcastId],
        ),
      );
      return queue.send({ podcast_config_id: config?.id ?? '', timestamp: LATEST_DATE });
    }
    default:
      return queue.send(generationMessage(podcastId, LATEST_DATE));
  }
};
