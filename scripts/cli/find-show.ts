import { type Show, ShowListSchema, ShowSchema } from './answers.ts';
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

/**
 * The show of an id or a title, whatever its case.
 * @throws CommandFailed when there is none, or more than one
 */
export const findShow = async (api: Api, name: string): Promise<Show> => {
  if (UUID.test(name)) return api.get(`/podcasts/${name.toLowerCase()}`, ShowSchema);
  const shows = await listShows(api);
  const same = shows.filter(({ title }) => title.toLowerCase() === name.toLowerCase());
  const [show] = same;
  if (show && same.length === 1) return show;
  throw new CommandFailed(
    show
      ? `${same.length} shows are called ${name}. Name one by its id: ${same.map(({ id }) => id).join(', ')}.`
      : `There is no show called ${name}. npx stepcast shows tells which there are.`,
  );
};

const idOf =
  (what: string, command: string) =>
  (text: string): string => {
    if (UUID.test(text)) return text.toLowerCase();
    throw new CommandFailed(`${text} is no ${what}'s id. ${command} tells which there are.`);
  };

/** An episode's id as the API takes it. @throws CommandFailed for what is no id */
export const episodeId = idOf('episode', 'npx stepcast episodes <show>');

/** A webhook's id as the API takes it. @throws CommandFailed for what is no id */
export const webhookId = idOf('webhook', 'npx stepcast webhooks');
