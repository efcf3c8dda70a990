import { PICTURE_TYPES } from '../../show/picture/picture-bounds.ts';
import { ShowSchema } from '../../show/show.ts';
import { EpisodeStatusViewSchema } from '../episode-status/schema.ts';
import type { Operation } from './operation.ts';

const OF_EPISODE = '/api/v1/episodes/{episodeId}/picture';
const file = { mediaTypes: PICTURE_TYPES };
const refused = {
  400: 'No whole JPEG or PNG, no square, or smaller than 1400 or larger than 3000 pixels',
  413: 'It has more than 2 MB',
  415: 'The body is neither image/jpeg nor image/png',
};
const episode = { name: 'EpisodeStatus', schema: EpisodeStatusViewSchema };

/** The covers of shows, and of single episodes. */
export const PICTURE_OPERATIONS: readonly Operation[] = [
  {
    method: 'put',
    path: '/api/v1/podcasts/{podcastId}/picture',
    operationId: 'setShowPicture',
    summary: "Uploads a show's cover; its imageUrl is then where it is fetched",
    file,
    success: {
      status: 200,
      description: 'The show; feed and pages follow',
      body: { name: 'Show', schema: ShowSchema },
    },
    problems: { ...refused, 404: 'There is no such show' },
  },
  {
    method: 'put',
    path: OF_EPISODE,
    operationId: 'setEpisodePicture',
    summary: 'Gives an episode a picture of its own',
    file,
    success: {
      status: 200,
      description: 'Its status; feed, page and message follow',
      body: episode,
    },
    problems: { ...refused, 404: 'There is no such episode', 409: 'It is withdrawn' },
  },
  {
    method: 'delete',
    path: OF_EPISODE,
    operationId: 'removeEpisodePicture',
    summary: "Has an episode show its show's picture again",
    success: { status: 204, description: 'Done; feed, page and message follow' },
    problems: {
      400: 'episodeId is no UUID',
      404: 'There is no such episode',
      409: 'It is withdrawn',
    },
  },
];
