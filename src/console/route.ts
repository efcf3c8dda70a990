import { MACHINES, type Machine } from '../inspect/machines.ts';

/** A page of the console. */
export type Route =
  | { readonly page: 'shows' }
  | { readonly page: 'new-show' }
  | { readonly page: 'show'; readonly podcastId: string }
  | { readonly page: 'show-settings'; readonly podcastId: string }
  | { readonly page: 'episode'; readonly episodeId: string; readonly startMs?: number }
  | { readonly page: 'script'; readonly episodeId: string }
  | { readonly page: 'rerun'; readonly episodeId: string }
  /** `name` is null for the newest attempt. */
  | { readonly page: 'execution'; readonly episodeId: string; readonly name: string | null }
  | { readonly page: 'runs' }
  | { readonly page: 'operations' }
  | { readonly page: 'run'; readonly machine: Machine; readonly name: string }
  | { readonly page: 'search'; readonly query: string }
  | { readonly page: 'webhooks' }
  | { readonly page: 'webhook'; readonly webhookId: string }
  | { readonly page: 'access' }
  | { readonly page: 'connections' }
  | { readonly page: 'unknown' };

const ID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const SHOW = new RegExp(`^/shows/${ID}$`);
const SHOW_SETTINGS = new RegExp(`^/shows/${ID}/settings$`);
const EXECUTION = new RegExp(`^/episodes/${ID}/executions(?:/([0-9a-z-]{1,80}))?$`);
const RUN = /^\/runs\/([a-z]+)\/([0-9a-z-]{1,80})$/;
const EPISODE = new RegExp(`^/episodes/${ID}(?:/at/(\\d{1,9}))?$`);
const SCRIPT = new RegExp(`^/episodes/${ID}/script$`);
const RERUN = new RegExp(`^/episodes/${ID}/rerun$`);
const SEARCH = /^\/search\/(.+)$/;
const WEBHOOK = new RegExp(`^/webhooks/${ID}$`);

/** Undefined for what is no encoded text. */
const decoded = (text = ''): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** The page that an address's fragment names, for example `#/episodes/<id>`. */
export const parseRoute = (hash: string): Route => {
  const address = hash.replace(/^#/, '');
  const query = decoded(SEARCH.exec(address)?.[1])?.trim();
  if (query) return { page: 'search', query };
  const path = address.toLowerCase().replace(/(?<=.)\/$/, '');
  if (path === '' || path === '/') return { page: 'shows' };
  if (path === '/shows/new') return { page: 'new-show' };
  const show = SHOW.exec(path)?.[1];
  if (show) return { page: 'show', podcastId: show };
  const settings = SHOW_SETTINGS.exec(path)?.[1];
  if (settings) return { page: 'show-settings', podcastId: settings };
  const [, episode, startMs] = EPISODE.exec(path) ?? [];
  if (episode) {
    return { page: 'episode', episodeId: episode, ...(startMs && { startMs: Number(startMs) }) };
  }
  const script = SCRIPT.exec(path)?.[1];
  if (script) return { page: 'script', episodeId: script };
  const rerun = RERUN.exec(path)?.[1];
  if (rerun) return { page: 'rerun', episodeId: rerun };
  const [, made, name = null] = EXECUTION.exec(path) ?? [];
  if (made) return { page: 'execution', episodeId: made, name };
  if (path === '/runs') return { page: 'runs' };
  if (path === '/operations') return { page: 'operations' };
  const [, called, run] = RUN.exec(path) ?? [];
  const machine = MACHINES.find((one) => one === called);
  if (machine && run) return { page: 'run', machine, name: run };
  if (path === '/access') return { page: 'access' };
  if (path === '/connections') return { page: 'connections' };
  if (path === '/webhooks') return { page: 'webhooks' };
  const webhook = WEBHOOK.exec(path)?.[1];
  if (webhook) return { page: 'webhook', webhookId: webhook };
  return { page: 'unknown' };
};

/** The fragment that names a page: what links of the console hold. */
export const hrefTo = (route: Exclude<Route, { readonly page: 'unknown' }>): string => {
  switch (route.page) {
    case 'shows':
      return '#/';
    case 'new-show':
      return '#/shows/new';
    case 'show':
      return `#/shows/${route.podcastId}`;
    case 'show-settings':
      return `#/shows/${route.podcastId}/settings`;
    case 'episode':
      return `#/episodes/${route.episodeId}${route.startMs === undefined ? '' : `/at/${route.startMs}`}`;
    case 'script':
      return `#/episodes/${route.episodeId}/script`;
    case 'rerun':
      return `#/episodes/${route.episodeId}/rerun`;
    case 'execution':
      return `#/episodes/${route.episodeId}/executions${route.name === null ? '' : `/${route.name}`}`;
    case 'runs':
      return '#/runs';
    case 'operations':
      return '#/operations';
    case 'run':
      return `#/runs/${route.machine}/${route.name}`;
    case 'search':
      return `#/search/${encodeURIComponent(route.query)}`;
    case 'access':
      return '#/access';
    case 'connections':
      return '#/connections';
    case 'webhooks':
      return '#/webhooks';
    case 'webhook':
      return `#/webhooks/${route.webhookId}`;
  }
};
