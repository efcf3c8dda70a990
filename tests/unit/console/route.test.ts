import { describe, expect, it } from 'vitest';
import { hrefTo, parseRoute, type Route } from '../../../src/console/route.ts';

const ID = '0a8e6f0c-7f59-4c45-9f6c-3f1de0f1a001';
const ROUTES: readonly Exclude<Route, { page: 'unknown' }>[] = [
  { page: 'shows' },
  { page: 'new-show' },
  { page: 'show', podcastId: ID },
  { page: 'show-settings', podcastId: ID },
  { page: 'episode', episodeId: ID },
  { page: 'episode', episodeId: ID, startMs: 27_040 },
  { page: 'search', query: 'Wer trägt die Kosten? 100 % / "מתי"' },
  { page: 'script', episodeId: ID },
  { page: 'execution', episodeId: ID, name: null },
  { page: 'execution', episodeId: ID, name: `${ID}-2` },
  { page: 'runs' },
  { page: 'operations' },
  { page: 'run', machine: 'notify', name: ID },
  { page: 'webhooks' },
  { page: 'webhook', webhookId: ID },
  { page: 'access' },
];

describe('a route', () => {
  it.each(ROUTES)('is found again from its address: $page', (route) => {
    expect(parseRoute(hrefTo(route))).toEqual(route);
  });

  it('begins at the shows', () => {
    expect(parseRoute('')).toEqual({ page: 'shows' });
  });

  it('may end in a slash', () => {
    expect(parseRoute('#/runs/')).toEqual({ page: 'runs' });
    expect(parseRoute(`#/episodes/${ID}/`)).toEqual({ page: 'episode', episodeId: ID });
  });

  it.each([
    '#/search/%20',
    '#/search/',
    '#/search/%',
    '#/shows/1',
    `#/shows/${ID}/more`,
    '#/episodes',
    '#/runs/intake/x',
    '#nonsense',
  ])('is unknown for %s', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'unknown' });
  });
});
