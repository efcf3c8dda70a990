import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';
import { episodeExecution } from '../api/execution-calls.ts';
import { useConsole } from '../context.ts';
import { useResource } from '../use-resource.ts';

/**
 * How long the newest attempt took to publish its episode, in milliseconds, as its history tells;
 * null until that is read, and where the attempt didn't publish it: *reconcile* may have done so later.
 */
export const usePublishTime = ({
  episodeId,
  attempt,
  status,
  state,
}: EpisodeStatusView): number | null => {
  const { api } = useConsole();
  const isPublished = status === 'completed' && state === null;
  const took = useResource(`publish time of ${episodeId} ${attempt} ${isPublished}`, {
    load: async (signal) => {
      if (!isPublished) return null;
      const { items } = await api.listExecutions(episodeId, signal);
      const newest = items.find((one) => one.attempt !== null);
      if (!newest) return null;
      const path = episodeExecution(episodeId, newest.name);
      const { states } = await api.readEndOfExecution(path, signal);
      const visit = states.findLast(({ name }) => name === 'PublishFeed');
      if (!visit?.exitedAt || visit.error !== null) return null;
      return Date.parse(visit.exitedAt) - Date.parse(visit.enteredAt);
    },
  });
  return took.data ?? null;
};
