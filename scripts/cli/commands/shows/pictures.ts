import { readFile } from 'node:fs/promises';
import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import { ShowSchema } from '../../../../src/show/show.ts';
import { pictureKindOf, pictureProblem } from '../../../../src/show-files/picture-problem.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId, findShow } from '../../find-show.ts';

const NONE = 'none';
const FOLLOWS = 'Feed and pages follow within a minute.';

/** A cover in a file, looked at before it is sent. @throws CommandFailed */
const readPicture = async (path: string) => {
  const bytes = await readFile(path).catch((cause: Error) => {
    throw new CommandFailed(`${path} can't be read: ${cause.message}`, { cause });
  });
  const problem = pictureProblem(bytes);
  if (problem !== undefined) throw new CommandFailed(`${path} ${problem}.`);
  return { bytes, contentType: `image/${pictureKindOf(bytes)}` };
};

/** `shows picture`: uploads a cover; `none` has one drawn again. */
export const setShowPicture = async (
  { api }: Context,
  name: string,
  path: string,
): Promise<Answer> => {
  const { id, title } = await findShow(api, name);
  if (path === NONE) {
    const show = await api.patch(`/podcasts/${id}`, ShowSchema, { imageUrl: null });
    return { json: show, lines: [`${title} has a drawn cover again. ${FOLLOWS}`], ok: true };
  }
  const show = await api.putFile(`/podcasts/${id}/picture`, ShowSchema, await readPicture(path));
  return { json: show, lines: [`${title} has this cover: ${show.imageUrl}`, FOLLOWS], ok: true };
};

/** `picture`: gives an episode a picture of its own; `none` has it show its show's again. */
export const setEpisodePicture = async (
  { api }: Context,
  episode: string,
  path: string,
): Promise<Answer> => {
  const id = await findEpisodeId(api, episode);
  const route = `/episodes/${id}/picture`;
  if (path === NONE) {
    await api.delete(route);
    return {
      json: { episodeId: id, pictureUrl: null },
      lines: [`Episode ${id} shows its show's cover again. ${FOLLOWS}`],
      ok: true,
    };
  }
  const told = await api.putFile(route, EpisodeStatusViewSchema, await readPicture(path));
  return { json: told, lines: [`Episode ${id} has a picture of its own. ${FOLLOWS}`], ok: true };
};
