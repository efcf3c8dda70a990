import { ListensQuerySchema, ListensViewSchema } from '../listens/schema.ts';
import type { Operation } from './operation.ts';

const listens = { name: 'Listens', schema: ListensViewSchema };

/** How often shows and episodes are listened to. */
export const LISTEN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/podcasts/{podcastId}/listens',
    operationId: 'getShowListens',
    summary: 'How often the episodes of a show were downloaded, by day, app and episode',
    query: ListensQuerySchema,
    success: { status: 200, description: 'The downloads', body: listens },
    problems: { 400: 'Malformed podcastId or days', 404: 'There is no such show' },
  },
  {
    method: 'get',
    path: '/api/v1/episodes/{episodeId}/listens',
    operationId: 'getEpisodeListens',
    summary: 'How often an episode was downloaded, by day and app',
    query: ListensQuerySchema,
    success: { status: 200, description: 'The downloads', body: listens },
    problems: { 400: 'Malformed episodeId or days', 404: 'There is no such episode' },
  },
];
