import { CallerSchema } from '../access/caller.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import { onBehalfOf } from '../runtime/current-caller.ts';
import type { Logger } from '../runtime/logger.ts';
import { checkDigest } from './check-digest.ts';
import { corsHeaders } from './cors.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';
import { type Problem, problemResult, RequestProblem } from './problem.ts';
import { readScope } from './scope/read-scope.ts';

/** Answers one route; a RequestProblem that it throws is the answer. */
export type Route = (event: ProxyEvent) => Promise<ProxyResult>;

/** The routes by method and declared path, for example `GET /api/v1/episodes/{episodeId}`. */
export type Routes = Readonly<Record<string, Route>>;

const isUnavailable = (error: unknown): boolean =>
  error instanceof StepcastError && error.retryable;
const UNAVAILABLE: Problem = {
  type: 'urn:stepcast:problem:unavailable',
  title: 'Temporarily unavailable',
  status: 503,
  detail: 'A service behind this one is out of reach. Try again in a moment.',
};

// It stays so until somebody resumes it, which is worth saying; a caller can only try again later.
const isPaused = (error: unknown): boolean =>
  error instanceof StepcastError && error.name === 'DatabasePaused';
const PAUSED: Problem = {
  type: 'urn:stepcast:problem:database-paused',
  title: 'The database is paused',
  status: 503,
  detail:
    'The Supabase project is paused, so nothing can be read or started. Resume it in the Supabase dashboard, then try again.',
};

/** Runs a route on behalf of whom the authorizer let in; a public one on nobody's. */
const forCaller = (route: Route, event: ProxyEvent): Promise<ProxyResult> => {
  const { authorizer, requestId } = event.requestContext;
  if (!authorizer?.caller) return route(event);
  if (authorizer.digest !== undefined) checkDigest(event, authorizer.digest);
  const caller = CallerSchema.parse(JSON.parse(authorizer.caller));
  const podcastIds = readScope(authorizer.podcastIds);
  return onBehalfOf({ ...caller, requestId, podcastIds }, () => route(event));
};

const createAnswer =
  (routes: Routes, logger: Logger): Route =>
  async (event) => {
    const key = `${event.httpMethod} ${event.resource}`;
    try {
      const route = routes[key];
      if (route === undefined) {
        throw new RequestProblem('no-such-route', 404, 'No such route', `There is no ${key}.`);
      }
      return await forCaller(route, event);
    } catch (error) {
      if (error instanceof RequestProblem) {
        return problemResult(error.problem, error.headers);
      }
      logger.error('The request failed', {
        route: key,
        requestId: event.requestContext.requestId,
        error,
      });
      if (isPaused(error)) return problemResult(PAUSED, { 'Retry-After': '60' });
      return isUnavailable(error)
        ? problemResult(UNAVAILABLE, { 'Retry-After': '5' })
        : problemResult({
            type: 'urn:stepcast:problem:internal',
            title: 'Internal error',
            status: 500,
            detail: `This is a fault of the service; its log has it under the request id ${event.requestContext.requestId}.`,
          });
    }
  };

/**
 * Hands each request to its route. API Gateway has matched the path already, so this is a look-up.
 * Every failure becomes problem details: 503 when the same request may succeed later, else 500.
 * Pages of `consoleOrigin` may read the answers.
 */
export const createRouter = (routes: Routes, logger: Logger, consoleOrigin: string): Route => {
  const answer = createAnswer(routes, logger);
  return async (event) => {
    const result = await answer(event);
    return { ...result, headers: { ...result.headers, ...corsHeaders(consoleOrigin) } };
  };
};
