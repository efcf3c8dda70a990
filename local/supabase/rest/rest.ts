import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import { ApiError, notImplemented } from '../api-error.ts';
import type { Caller } from '../callers.ts';
import { inTransaction } from '../database.ts';
import { callFunction } from './call-function.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { readRows } from './read-rows.ts';
import type { SchemaCache } from './schema-cache.ts';
import type { Statement } from './statement.ts';
import { writeRows } from './write-rows.ts';

export interface RestRequest {
  readonly method: string;
  /** Below `/rest/v1/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RestResponse {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface ResultRow {
  readonly body: string;
  readonly returned: number;
  readonly total: string | null;
}

const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ApiError(400, 'PGRST102', 'The body is not valid JSON.');
  }
};

const checkSchema = (headers: IncomingHttpHeaders): void => {
  for (const name of ['accept-profile', 'content-profile']) {
    const schema = headers[name];
    if (schema !== undefined && schema !== 'public') {
      throw new ApiError(406, 'PGRST106', `Invalid schema: ${schema}`, {
        details: 'Only the following schemas are exposed: public',
      });
    }
  }
};

const toStatement = (
  request: RestRequest,
  cache: SchemaCache,
  preferences: Preferences,
): Statement => {
  const { method, path, query } = request;
  const [first = '', second, ...rest] = path.split('/');
  if (rest.length > 0 || (second !== undefined && first !== 'rpc')) {
    throw new ApiError(404, 'PGRST125', `Invalid path: /rest/v1/${path}`);
  }
  if (first === 'rpc' && second !== undefined) {
    if (method !== 'POST') throw notImplemented(`calling a function by ${method}`);
    return callFunction(cache, second, query, parseBody(request.body));
  }
  const relation = cache.relations.get(first);
  if (relation === undefined) {
    const message = `Could not find the table 'public.${first}' in the schema cache`;
    throw new ApiError(404, 'PGRST205', message);
  }
  if (method === 'GET' || method === 'HEAD') return readRows(relation, query, preferences);
  if (method === 'POST' || method === 'PATCH' || method === 'DELETE') {
    const body = method === 'DELETE' ? {} : parseBody(request.body);
    return writeRows(method, relation, query, body, preferences);
  }
  throw notImplemented(`the method ${method}`);
};

const runAs = async (
  client: pg.PoolClient,
  caller: Caller,
  headers: IncomingHttpHeaders,
  statement: Statement,
): Promise<ResultRow> => {
  await client.query(
    `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
       set_config('request.headers', $3, true)`,
    [caller.role, JSON.stringify(caller.claims), JSON.stringify(headers)],
  );
  const { rows } = await client.query<ResultRow>(statement.text, [...statement.values]);
  return rows[0] ?? { body: '[]', returned: 0, total: null };
};

const checkSingle = ({ returned }: ResultRow): void => {
  if (returned !== 1) {
    throw new ApiError(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', {
      details: `The result contains ${returned} rows`,
    });
  }
};

const respond = (result: ResultRow, statement: Statement, wantsSingle: boolean): RestResponse => {
  const { body, returned, total } = result;
  const { offset, emptyStatus, isValue, isSingleRow, successStatus } = statement;
  if (total !== null && offset > Number(total)) {
    throw new ApiError(416, 'PGRST103', 'Requested range not satisfiable', {
      details: `An offset of ${offset} was requested, but there are only ${total} rows.`,
    });
  }
  const range = returned === 0 ? '*' : `${offset}-${offset + returned - 1}`;
  const headers = { 'content-range': `${range}/${total ?? '*'}` };
  if (emptyStatus !== undefined) return { status: emptyStatus, body: '', headers };
  const isOne = isSingleRow === true || (wantsSingle && isValue !== true);
  const isPart = total !== null && returned < Number(total);
  return {
    status: isPart ? 206 : successStatus,
    // The array of one element, without its brackets: parsing would change its numbers.
    body: isOne ? body.trim().slice(1, -1) : body,
    headers,
  };
};

/** PostgreSQL's texts hold no NUL; in an identifier it would break the connection's protocol. */
const checkText = ({ path, query }: RestRequest): void => {
  if (`${path}?${query}`.includes('%00') || path.includes('\0')) {
    throw new ApiError(400, '22021', 'invalid byte sequence for encoding "UTF8": 0x00');
  }
};

/** Answers a request of `/rest/v1/` on behalf of a caller. Throws ApiError or what the database threw. */
export const answerRest = async (
  pool: pg.Pool,
  cache: SchemaCache,
  caller: Caller,
  request: RestRequest,
): Promise<RestResponse> => {
  checkSchema(request.headers);
  checkText(request);
  const preferences = readPreferences(request.headers);
  const statement = toStatement(request, cache, preferences);
  const begin = statement.isReadOnly ? 'begin read only' : 'begin';
  const result = await inTransaction(pool, begin, async (client) => {
    const row = await runAs(client, caller, request.headers, statement);
    // Within the transaction: a write that can't be answered as asked is undone.
    if (preferences.wantsSingle && statement.isValue !== true) checkSingle(row);
    return row;
  });
  return respond(result, statement, preferences.wantsSingle);
};
