import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type pg from 'pg';
import { toApiError } from '../../local/supabase/api-error.ts';
import { answerRest } from '../../local/supabase/rest/rest.ts';
import { loadSchemaCache } from '../../local/supabase/rest/schema-cache.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';

/** What the REST side of the database answers. */
export interface RestAnswer {
  readonly status: number;
  readonly body: string;
}

/** The real database with its real REST side, in process and at the simulation's time. */
export interface SimulatedDatabase {
  /** A request of `/rest/v1/` by the service role. */
  rest(
    method: string,
    path: string,
    query: URLSearchParams,
    body: string,
    headers?: IncomingHttpHeaders,
  ): Promise<RestAnswer>;
  /** Looks around every policy. */
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Runs statements without values, in one round trip. */
  forget(statements: string): Promise<void>;
  close(): Promise<void>;
}

/** The address that production clients are given; nobody listens there. */
export const DATABASE_URL = 'http://database.simulation';

const AS_SERVICE = `select set_config('role', 'service_role', false), set_config('request.jwt.claims', '{"role":"service_role"}', false)`;
/** A database of a few rows has one plan for a statement, and needs no second thought. */
const GENERIC_PLANS = 'set plan_cache_mode = force_generic_plan';
const SERVICE = { role: 'service_role', claims: { role: 'service_role' } } as const;

/** The connection's socket, which the types leave out. */
const socketOf = (client: pg.Client) =>
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size + 1}`;
  names.set(text, name);
  return name;
};

/** Prepared statements, each in one round trip together with the time at which it happens. */
const timedQueries = ({ client, set }: SimulatedTime, now: () => number) => {
  let setTo = Number.NaN;
  return async <R extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<pg.QueryResult<R>> => {
    const socket = socketOf(client);
    socket.cork();
    const at = now();
    const setting = at === setTo ? undefined : set(at);
    setTo = at;
    const answer = client.query<R>({ name: nameOf(text), text, values: [...values] });
    socket.uncork();
    await setting;
    return answer;
  };
};

/** Opens a migrated database; `now` is asked before every statement. */
export const openSimulatedDatabase = async (
  url: string,
  now: () => number,
): Promise<SimulatedDatabase> => {
  const service = await simulateTime({ url });
  const onlooker = await simulateTime({ url });
  const askAsService = timedQueries(service, now);
  const askAsOnlooker = timedQueries(onlooker, now);
  const cache = await loadSchemaCache(onlooker.client as unknown as pg.Pool);
  await Promise.all([service.client.query(AS_SERVICE), service.client.query(GENERIC_PLANS)]);
  // One connection: a request at a time, in the order in which they are made.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = async () => {
    const before = turn;
    let release = () => {};
    turn = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
  // Each request is one statement, and so a transaction by itself: it needs neither beginning nor
  // end, and its role is the connection's. That spares three of four round trips.
  const pool = {
    async connect() {
      const release = await inTurn();
      return {
        async query(text: string, values?: unknown[]) {
          if (/^(begin|commit|rollback)/.test(text) || text.includes(`set_config('role'`)) return;
          return askAsService(text, values);
        },
        on: () => undefined,
        off: () => undefined,
        release,
      };
    },
  } as unknown as pg.Pool;

  return {
    async rest(method, path, query, body, headers = {}) {
      try {
        const { status, body: answer } = await answerRest(pool, cache, SERVICE, {
          ...{ method, path, query, body, headers },
        });
        return { status, body: answer };
      } catch (error) {
        const { status, code, message, details, hint } = toApiError(error, false);
        return { status, body: JSON.stringify({ code, message, details, hint }) };
      }
    },
    async query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      return (await askAsOnlooker<R>(text, values)).rows;
    },
    forget: async (statements) => void (await onlooker.client.query(statements)),
    close: async () => void (await Promise.all([service.close(), onlooker.close()])),
  };
};
