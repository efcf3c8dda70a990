import type { EpisodeStatusView } from '../../api/episode-status/schema.ts';

/** Whether an episode was ended by somebody who wanted it to end: nothing is wrong with it. */
export const isCancelled = ({
  status,
  error,
}: Pick<EpisodeStatusView, 'status' | 'error'>): boolean =>
  status === 'failed' && error?.name === 'Cancelled';

/** An error's message to the admin with this id: who cancelled is `you` or `another admin`, not an id. */
export const nameCanceller = (message: string, userId: string): string =>
  message.replace(/an admin \(user id ([^)]*)\)/, (_, id: string) =>
    id === userId ? 'you' : 'another admin',
  );
