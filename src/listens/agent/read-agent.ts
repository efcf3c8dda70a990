import crawlers from 'crawler-user-agents';
import { APPS, BROWSERS } from './apps.ts';

/** Parts of apps and directories that fetch for all their listeners, and say so. */
const FETCHERS =
  /feed ?(?:parser|fetcher|checker)|-parser\b|(?<!cu)bot\b|crawler|spider|prefetch|\bmonitor|PodcastIndex\.org/i;

/** A watch fetches what its phone has fetched already. */
const WATCHES = /watchOS|Apple Watch/i;

/** Tools and libraries that the list of crawlers has no name for. */
const TOOLS = /^(?:Lavf|libmpv|mpv|node|undici|Deno|Java|Ruby|GuzzleHttp|aria2|ffmpeg)(?:[/ ]|$)/i;

const CRAWLERS = new RegExp(crawlers.map(({ pattern }) => `(?:${pattern})`).join('|'));

const find = (table: typeof APPS, agent: string): string | undefined =>
  table.find(([, marks]) => marks.test(agent))?.[0];

/**
 * The app that a User-Agent stands for, `Other` for one that isn't known; undefined for what is no
 * listener: bots, programs that name none, and watches.
 */
export const readAgent = (agent: string): string | undefined => {
  if (agent.trim() === '' || FETCHERS.test(agent) || WATCHES.test(agent)) return undefined;
  const app = find(APPS, agent);
  // Apps give the address of their site, as bots do.
  if (app !== undefined) return app;
  if (TOOLS.test(agent) || CRAWLERS.test(agent)) return undefined;
  return find(BROWSERS, agent) ?? 'Other';
};
