import { ApiRefusal } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { useResource } from '../use-resource.ts';

/** The titles of shows by their ids: null of one that is gone; undefined until they are known. */
export const useShowTitles = (
  ids: readonly string[],
): ReadonlyMap<string, string | null> | undefined => {
  const { api } = useConsole();
  const wanted = [...new Set(ids)].sort();
  const { data } = useResource(`titles of ${wanted.join(' ')}`, {
    async load(signal) {
      const { items } = await api.listShows(null, signal);
      const titles = new Map<string, string | null>(items.map(({ id, title }) => [id, title]));
      const read = async (id: string) => {
        try {
          return (await api.readShow(id, signal)).title;
        } catch (error) {
          if (error instanceof ApiRefusal && error.problem.status === 404) return null;
          throw error;
        }
      };
      // The first page of shows holds most of them; of thousands, only those that are asked for are read.
      const others = wanted.filter((id) => !titles.has(id));
      await Promise.all(others.map(async (id) => titles.set(id, await read(id))));
      return titles;
    },
  });
  return data;
};
