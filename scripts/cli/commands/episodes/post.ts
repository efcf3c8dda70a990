import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId } from '../../find-show.ts';

interface PostOptions {
  readonly missing?: true;
  readonly stands?: string;
}

/** `post`: has an episode posted in Telegram, or says whether a message in doubt stands. */
export const postEpisode = async (
  { api }: Context,
  episode: string,
  { missing, stands }: PostOptions,
): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  const path = `/episodes/${id}/post`;
  const view =
    stands === undefined
      ? await api.post(path, EpisodeStatusViewSchema, missing ? { isMissing: true } : {})
      : await api.put(path, EpisodeStatusViewSchema, { message: stands });
  const line =
    stands === undefined
      ? `Episode ${id} will be posted within a minute.`
      : `The message of episode ${id} is made what the episode is, and follows it from now on.`;
  return { json: view, lines: [line, `What became of it: npx stepcast status ${id}`], ok: true };
};
