import { expect, test } from 'vitest';
import { listRoutes, matchRoute } from '../../../local/gateway/routes.ts';

const operation = {} as never;
const routes = listRoutes({
  paths: {
    '/episodes': { get: operation, post: operation },
    '/episodes/{episodeId}': { get: operation },
    '/episodes/{episodeId}/retry': { post: operation },
    '/clips/{episodeId}': { get: operation },
    '/clips/health': { get: operation },
  },
} as never);
const match = (method: string, path: string) => {
  const found = matchRoute(routes, method, path);
  return found && [found.route.resource, found.pathParameters];
};

test('finds a route by its path and method', () => {
  expect(match('POST', '/episodes')).toEqual(['/episodes', {}]);
  expect(match('GET', '/episodes/7')).toEqual(['/episodes/{episodeId}', { episodeId: '7' }]);
  expect(match('POST', '/episodes/7/retry')).toEqual([
    '/episodes/{episodeId}/retry',
    { episodeId: '7' },
  ]);
});

test('takes the path that is named before one with a parameter, whichever comes first', () => {
  expect(match('GET', '/clips/health')).toEqual(['/clips/health', {}]);
  expect(match('GET', '/clips/healthy')).toEqual(['/clips/{episodeId}', { episodeId: 'healthy' }]);
});

test.each([
  ['DELETE', '/episodes'],
  ['GET', '/episodes/'],
  ['GET', '/Episodes'],
  ['GET', '//episodes'],
  ['GET', '/episodes/7/8'],
  ['GET', '/'],
])('finds none for %s %s', (method, path) => {
  expect(match(method, path)).toBeNull();
});
