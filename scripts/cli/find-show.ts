import { EpisodeListSchema } from '../../src/api/list-episodes/route.ts';
import { ShowListSchema } from '../../src/api/shows/routes.ts';
import { type Show, ShowSchema } from '../../src/show/show.ts';
import type { Api } from './api.ts';
import { CommandFailed } from './command-failed.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** All shows, newest first, page after page. */
export const listShows = async (api: Api): Promise<Show[]> => {
  const shows: Show[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor && { cursor }) });
    const page: { podcasts: Show[]; nextCursor: string | null } = await api.get(
      `/podcasts?${query}`,
      ShowListSchema,
    );
    shows.push(...page.podcasts);
    cursor = page.nextCursor;
  } while (cursor);
  return shows;
};

// One machine writes é as one character, another as two.
const plain = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/** The shows of exactly this title or else those whose title begins so, whatever the case. */
const named = (shows: readonly Show[], name: string): Show[] => {
  const wanted = plain(name);
  // A variable of the shell that holds nothing names no show.
  if (wanted === '') return [];
  const same = shows.filter(({ title }) => plain(title) === wanted);
  return same.length > 0 ? same : shows.filter(({ title }) => plain(title).startsWith(wanted));
};

/**
 * The show of an id, a title, or the beginning of a title.
 * @throws CommandFailed when there is none, or more than one
 */
export const findShow = async (api: Api, name: string): Promise<Show> => {
  if (UUID.test(name)) return api.get(`/podcasts/${name.toLowerCase()}`, ShowSchema);
  const found = named(await listShows(api), name);
  const [show] = found;
  if (show && found.length === 1) return show;
  throw new CommandFailed(
    show
      ? `${found.length} shows are called ${name}. Name one by its id: ${found.map(({ id, title }) => `${id} (${title})`).join(', ')}.`
      : `There is no show called ${name.trim() || '“”'}. npx stepcast shows tells which there are.`,
  );
};

/**
 * The show of an id or a whole title: its beginning is enough to look at a show, not to take it away.
 * @throws CommandFailed as `findShow` does, and where the title goes on
 */
export const findShowInFull = async (api: Api, name: string): Promise<Show> => {
  const show = await findShow(api, name);
  if (show.id === name.toLowerCase() || plain(show.title) === plain(name)) return show;
  throw new CommandFailed(
    `${name} is only the beginning of ${show.title}. Write all of the title, or the id: ${show.id}.`,
  );
};

const idOf =
  (what: string, command: string) =>
  (text: string): string => {
    if (UUID.test(text)) return text.toLowerCase();
    throw new CommandFailed(`${text} is no ${what}'s id. ${command} tells which there are.`);
  };

const knownEpisodeId = idOf('episode', 'npx stepcast episodes <show>');

/** An episode's id as the API takes it; `latest` names the newest one of all shows. @throws CommandFailed */
export const findEpisodeId = async (api: Api, text: string): Promise<string> => {
  if (text.toLowerCase() !== 'latest') return knownEpisodeId(text);
  const { episodes } = await api.get('/episodes?limit=1', EpisodeListSchema);
  const [newest] = episodes;
  if (newest) return newest.episodeId;
  throw new CommandFailed('There is no episode yet. Make one: npx stepcast generate <show>');
};

/** A webhook's id as the API takes it. @throws CommandFailed for what is no id */
export const webhookId = idOf('webhook', 'npx stepcast webhooks');
