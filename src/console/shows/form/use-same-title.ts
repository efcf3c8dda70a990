import { useMemo } from 'preact/hooks';
import type { Show } from '../../../show/show.ts';
import { useConsole } from '../../context.ts';
import { useResource } from '../../use-resource.ts';

/** A title as listeners tell it from another: without case, and without the space around it. */
const toKey = (title: string): string => title.trim().toLocaleLowerCase();

/** Whether one of these shows, but for the one with `ownId`, has this title already. */
export const isTaken = (
  title: string,
  shows: readonly Pick<Show, 'id' | 'title'>[],
  ownId: string | null,
): boolean =>
  title.trim() !== '' &&
  shows.some((show) => show.id !== ownId && toKey(show.title) === toKey(title));

/** Whether another show has this title; false while that isn't known. */
export const useSameTitle = (title: string, ownId: string | null): boolean => {
  const { api } = useConsole();
  const { data } = useResource('titles', {
    async load(signal) {
      const shows: Show[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.listShows>> = await api.listShows(cursor, signal);
        shows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return shows;
    },
  });
  return useMemo(() => isTaken(title, data ?? [], ownId), [title, data, ownId]);
};
