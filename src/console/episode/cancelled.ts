import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';

/** Whether an episode was ended by somebody who wanted it to end: nothing is wrong with it. */
export const isCancelled = ({
  status,
  error,
}: Pick<EpisodeStatusView, 'status' | 'error'>): boolean =>
  status === 'failed' && error?.name === 'Cancelled';

/** An error's message to the person with this id: who cancelled is `you` or their address, not an id. */
export const nameCanceller = (message: string, userId: string): string =>
  message.replace(/(an admin|\S+) \(user id ([^)]*)\)/, (_, name: string, id: string) => {
    if (id === userId) return 'you';
    return name === 'an admin' ? 'another admin' : name;
  });
