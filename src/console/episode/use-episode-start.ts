import { useRef } from 'preact/hooks';
import type { Window } from '../../episode/content.ts';
import { ApiUnreachable } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { type Action, useAction } from '../use-action.ts';
import { goTo } from '../use-route.ts';

/** Starts an episode of a period, once however often it is asked for until the API has answered, and shows its page. */
export const useEpisodeStart = (podcastId: string, period: Window | null): Action => {
  const { api } = useConsole();
  const key = useRef(crypto.randomUUID());
  return useAction(async () => {
    if (period === null) return;
    const { from, until } = period;
    try {
      const { episodeId } = await api.startEpisode(key.current, podcastId, { from, until });
      goTo({ page: 'episode', episodeId });
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) key.current = crypto.randomUUID();
      throw error;
    }
  });
};
