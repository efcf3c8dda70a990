import type { PublishedAudio, PublishedAudioReader } from '../../clips/ports.ts';
import type { SoundbiteStore } from '../../episode/sound/soundbite.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { unknownEpisode } from '../problem.ts';
import { malformedBody, parseBody, readId, readJson } from '../request.ts';
import type { Route } from '../router.ts';
import { type SoundbiteList, SoundbiteListSchema } from './schema.ts';

/** What the routes of soundbites work with. */
export interface SoundbiteDeps {
  readonly published: PublishedAudioReader;
  readonly soundbites: SoundbiteStore;
}

const checkWithin = ({ soundbites }: SoundbiteList, { durationMs: episodeMs }: PublishedAudio) => {
  const errors = soundbites.flatMap(({ startMs, durationMs }, n) =>
    startMs + durationMs <= episodeMs
      ? []
      : [{ field: `soundbites.${n}`, message: `must end with the episode, at ${episodeMs} ms` }],
  );
  if (errors.length > 0) throw malformedBody(errors);
};

/** `GET` and `PUT /api/v1/episodes/{episodeId}/soundbites`: the stretches that an episode's feed offers as samples, from its next publication on. */
export const createSoundbiteRoutes = ({ published, soundbites }: SoundbiteDeps) => {
  const find = async (episodeId: string): Promise<PublishedAudio> => {
    const found = await published.find(episodeId);
    if (found === null) throw unknownEpisode(episodeId);
    return found;
  };
  const read: Route = async (event) => {
    const { episodeId, audio } = await find(readId(event, 'episodeId'));
    return jsonResult(200, { soundbites: await soundbites.list(episodeId, audio.key) });
  };
  const replace: Route = async (event) => {
    const episodeId = readId(event, 'episodeId');
    const list = parseBody(SoundbiteListSchema, readJson(event));
    const episode = await find(episodeId);
    checkWithin(list, episode);
    await soundbites.replace(episodeId, episode.audio.key, list.soundbites);
    return jsonResult(200, { soundbites: await soundbites.list(episodeId, episode.audio.key) });
  };
  return { read, replace };
};
