import type { ApiKey } from '../../access/api-key.ts';
import { ApiRefusal } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { counted, t } from '../language/translate.ts';
import { hrefTo } from '../route.ts';
import { useResource } from '../use-resource.ts';

/** As many are named in a row. */
const NAMED = 3;

/** The shows that a key is for, as links; nothing for a key for all. */
export const KeyShows = ({ podcastIds }: Pick<ApiKey, 'podcastIds'>) => {
  const { api } = useConsole();
  const named = (podcastIds ?? []).slice(0, NAMED);
  const shows = useResource(`shows ${named.join(' ')}`, {
    load: (signal) =>
      Promise.all(
        named.map(async (id) => {
          try {
            return { id, title: (await api.readShow(id, signal)).title };
          } catch (error) {
            if (error instanceof ApiRefusal && error.problem.status === 404)
              return { id, title: null };
            throw error;
          }
        }),
      ),
    isMoving: () => false,
  });
  if (podcastIds === null) return null;
  const rest = podcastIds.length - named.length;
  return (
    <span>
      {t('For')}{' '}
      {shows.data?.map(({ id, title }, index) => (
        <>
          {index > 0 && ', '}
          {title === null ? (
            t('a show that was deleted')
          ) : (
            <a href={hrefTo({ page: 'show', podcastId: id })}>
              <bdi>{title}</bdi>
            </a>
          )}
        </>
      ))}
      {rest > 0 && ` ${counted(rest, 'and one more', 'and {n} more')}`}
    </span>
  );
};
