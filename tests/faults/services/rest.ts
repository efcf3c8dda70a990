import { type Json, type TaskCall, TaskFailed } from '../../../local/step-functions/contract.ts';
import { httpAnswer } from '../../support/state-machine.ts';
import type { RestAnswer } from '../database.ts';
import { atTheTop } from '../outside.ts';
import type { World } from '../world.ts';

/**
 * What PostgREST says while a database is migrated: a function that it doesn't know, that isn't there or
 * reads what isn't there, or a schema that it can't read.
 * @see https://docs.postgrest.org/en/stable/references/errors.html
 */
const WHILE_MIGRATING = [
  { status: 404, code: 'PGRST202', message: 'Could not find the function in the schema cache' },
  { status: 404, code: '42883', message: 'function does not exist' },
  { status: 404, code: '42P01', message: 'relation does not exist' },
  { status: 400, code: '42703', message: 'column does not exist' },
  { status: 503, code: 'PGRST002', message: 'Could not query the database for the schema cache' },
].map(({ status, ...error }) => ({
  status,
  body: JSON.stringify({ ...error, details: null, hint: null }),
}));

type RestOptions = Pick<World, 'outside' | 'clock' | 'database' | 'trouble' | 'random'>;

/** The REST side of the database, as supabase-js and as HTTP Tasks reach it. */
export const createRest = ({ outside, clock, database, trouble, random }: RestOptions) => {
  const rest = (
    name: string,
    method: string,
    path: string,
    query: URLSearchParams,
    body: string,
    headers = {},
  ) =>
    outside.reach({
      ...{ kind: 'database', name },
      async call() {
        if (clock.now() < trouble.databaseDownUntil) throw new TypeError('fetch failed');
        if (path.startsWith('rpc/') && clock.now() < trouble.functionsMissingUntil) {
          return WHILE_MIGRATING[
            random.pick(`what ${trouble.functionsMissingUntil} ${name}`, WHILE_MIGRATING.length)
          ] as RestAnswer;
        }
        // By itself, since a task whose other calls sleep counts as asleep: time stands still.
        return atTheTop(() =>
          clock.holdDuring(() => database.rest(method, path, query, body, headers)),
        );
      },
      fail(fault) {
        if (fault === 'unavailable') throw new TypeError('fetch failed');
        throw new RestRefusal(429);
      },
    });

  /** What supabase-js calls instead of the network. */
  const fetchRest = async (
    input: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace('/rest/v1/', '');
    const headers = Object.fromEntries(
      init.headers instanceof Headers ? init.headers : new Headers(init.headers),
    );
    const method = init.method ?? 'GET';
    try {
      const answer = await rest(
        `${method} ${path}`,
        method,
        path,
        url.searchParams,
        String(init.body ?? ''),
        headers,
      );
      return responseOf(answer);
    } catch (error) {
      if (error instanceof RestRefusal) return responseOf({ status: error.status, body: '{}' });
      throw error;
    }
  };
  /** `http:invoke`. */
  const http = async (task: TaskCall): Promise<Json> => {
    const {
      ApiEndpoint,
      Method,
      QueryParameters = {},
      RequestBody,
    } = task.input as {
      ApiEndpoint: string;
      Method: string;
      QueryParameters?: Record<string, string>;
      RequestBody: Json;
    };
    const path = new URL(ApiEndpoint).pathname.replace('/rest/v1/', '');
    try {
      const query = new URLSearchParams(QueryParameters);
      const { status, body } = await rest(path, Method, path, query, JSON.stringify(RequestBody));
      if (status >= 300) throw new TaskFailed(`States.Http.StatusCode.${status}`, body);
      return httpAnswer(body === '' ? null : JSON.parse(body));
    } catch (error) {
      if (error instanceof TaskFailed) throw error;
      if (error instanceof RestRefusal)
        throw new TaskFailed(`States.Http.StatusCode.${error.status}`, '{}');
      throw new TaskFailed('States.Http.Socket', String(error));
    }
  };

  return { fetch: fetchRest as typeof fetch, http };
};

const NO_HEADERS = new Headers();
/** What supabase-js reads of a response; the one of the platform costs more than the rest of the call. */
const responseOf = ({ status, body }: RestAnswer): Response =>
  ({
    ...{ ok: status < 300, status, statusText: '', headers: NO_HEADERS },
    text: async () => body,
  }) as Response;

/** PostgREST, or what stands in front of it, refuses a request. */
class RestRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}
