import type { Routes } from '../router.ts';
import { type AllExecutionsDeps, createAllExecutionsRoute } from './all-route.ts';
import { createListExecutionsRoute, type ListExecutionsDeps } from './list-route.ts';
import { createLogsRoute, type LogsDeps } from './logs-route.ts';
import { createDefinitionRoute, createExecutionRoute, createHistoryRoute } from './read-routes.ts';

/** The routes that look into executions: those of an episode, and those of every machine. */
export const createExecutionRoutes = (
  deps: AllExecutionsDeps & ListExecutionsDeps & LogsDeps,
): Routes => {
  const { inspector } = deps;
  const one = (path: string): Routes => ({
    [`GET ${path}`]: createExecutionRoute(inspector),
    [`GET ${path}/definition`]: createDefinitionRoute(inspector),
    [`GET ${path}/history`]: createHistoryRoute(inspector),
    [`GET ${path}/logs`]: createLogsRoute(deps),
  });
  return {
    'GET /api/v1/episodes/{episodeId}/executions': createListExecutionsRoute(deps),
    'GET /api/v1/executions': createAllExecutionsRoute(deps),
    ...one('/api/v1/episodes/{episodeId}/executions/{name}'),
    ...one('/api/v1/executions/{machine}/{name}'),
  };
};
