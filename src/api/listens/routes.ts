import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { Listens, ListensReader } from '../../listens/listens.ts';
import type { ShowStore } from '../../show/show-store.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { unknownEpisode, unknownShow } from '../problem.ts';
import { readId, readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { ListensQuerySchema, type ListensView } from './schema.ts';

interface ListensDeps {
  readonly listens: ListensReader;
  readonly shows: Pick<ShowStore, 'find'>;
  readonly episodes: Pick<EpisodeStatusReader, 'find'>;
}

const toView = ({ days, apps, episodes, ...numbers }: Listens): ListensView => ({
  ...numbers,
  ...{ days: [...days], apps: [...apps], episodes: [...episodes] },
});

/** `GET /api/v1/podcasts/{podcastId}/listens` and `GET /api/v1/episodes/{episodeId}/listens`: how often they were downloaded. */
export const createListensRoutes = ({ listens, shows, episodes }: ListensDeps) =>
  ({
    show: async (event) => {
      const podcastId = readId(event, 'podcastId');
      const { days } = readQuery(ListensQuerySchema, event);
      if ((await shows.find(podcastId)) === null) throw unknownShow(podcastId);
      return jsonResult(200, toView(await listens.ofShow(podcastId, days)));
    },
    episode: async (event) => {
      const episodeId = readId(event, 'episodeId');
      const { days } = readQuery(ListensQuerySchema, event);
      if ((await episodes.find(episodeId)) === null) throw unknownEpisode(episodeId);
      return jsonResult(200, toView(await listens.ofEpisode(episodeId, days)));
    },
  }) satisfies Record<string, Route>;
