import { createHash } from 'node:crypto';
import { uploadedCoverKey } from '../../episode/picture/cover-keys.ts';
import type { PictureStore } from '../../episode/picture/picture-store.ts';
import type { ShowStore } from '../../show/show-store.ts';
import { type EpisodeStatusDeps, findStatus } from '../episode-status/find-status.ts';
import { emptyResult, jsonResult } from '../lambda-proxy.ts';
import { unknownEpisode, unknownShow } from '../problem.ts';
import { readId } from '../request.ts';
import { episodeWithdrawn } from '../retry-episode/retry-problems.ts';
import type { Route } from '../router.ts';
import { publishChange } from '../shows/publish-change.ts';
import { settle } from '../shows/show-problems.ts';
import { type SweepDeps, sweepEpisode } from '../sweep-episode.ts';
import { readPicture, type SentPicture } from './read-picture.ts';

/** What the routes of covers work with. */
export interface PictureDeps extends EpisodeStatusDeps, SweepDeps {
  readonly shows: ShowStore;
  readonly pictures: PictureStore;
  readonly covers: {
    put(key: string, bytes: Uint8Array, options: { contentType: string }): Promise<unknown>;
  };
}

/** The routes that give shows and episodes pictures of their own, and take those of episodes away again. */
export const createPictureRoutes = (deps: PictureDeps) => {
  const { shows, episodes, pictures, covers, mediaBaseUrl } = deps;

  const put = async (
    owner: Parameters<typeof uploadedCoverKey>[0],
    { bytes, kind }: SentPicture,
  ): Promise<string> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = uploadedCoverKey(owner, sha256, kind);
    await covers.put(key, bytes, { contentType: `image/${kind}` });
    return key;
  };

  const change = async (episodeId: string, pictureKey: string | null) => {
    const answer = await pictures.set(episodeId, pictureKey);
    if (answer.outcome === 'unknown') throw unknownEpisode(episodeId);
    if (answer.outcome === 'withdrawn') throw episodeWithdrawn(episodeId);
    if (answer.isPending) await sweepEpisode(deps, answer.execution);
  };

  return {
    'PUT /api/v1/podcasts/{podcastId}/picture': async (event) => {
      const podcastId = readId(event, 'podcastId');
      const picture = readPicture(event);
      if (!(await shows.find(podcastId))) throw unknownShow(podcastId);
      const key = await put({ podcastId }, picture);
      const fields = { imageUrl: `${mediaBaseUrl}/${key}` };
      const show = await settle(shows.update(podcastId, { fields, config: {} }), podcastId);
      await publishChange(deps, podcastId);
      return jsonResult(200, show);
    },
    'PUT /api/v1/episodes/{episodeId}/picture': async (event) => {
      const episodeId = readId(event, 'episodeId');
      const picture = readPicture(event);
      const episode = await episodes.find(episodeId);
      if (!episode) throw unknownEpisode(episodeId);
      if (episode.visibility === 'withdrawn') throw episodeWithdrawn(episodeId);
      await change(episodeId, await put({ podcastId: episode.podcastId, episodeId }, picture));
      return jsonResult(200, await findStatus(deps, episodeId));
    },
    'DELETE /api/v1/episodes/{episodeId}/picture': async (event) => {
      await change(readId(event, 'episodeId'), null);
      return emptyResult;
    },
  } satisfies Record<string, Route>;
};
