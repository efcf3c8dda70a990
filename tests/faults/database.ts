import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import { toApiError } from '../../local/supabase/api-error.ts';
import { answerRest } from '../../local/supabase/rest/rest.ts';
import { loadSchemaCache } from '../../local/supabase/rest/schema-cache.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';
import { Calls, type Prepared } from './prepared.ts';

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

const SET_TIME = `select set_config('simulation.now', $1, false)`;

/** Prepared statements, each in one round trip together with the time at which it happens. */
const timedQueries = ({ client }: SimulatedTime, now: () => number) => {
  const prepared = new Map<string, Prepared>();
  const preparedOf = (text: string): Prepared => {
    const known = prepared.get(text) ?? { text };
    prepared.set(text, known);
    return known;
  };
  const setTime: Prepared = { text: SET_TIME };
  let setTo = Number.NaN;
  return async <R extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<R[]> => {
    const at = now();
    const setting = { statement: setTime, values: [new Date(at).toISOString()] };
    const call = { statement: preparedOf(text), values };
    const calls = new Calls<R>(at === setTo ? [call] : [setting, call]);
    setTo = at;
    client.query(calls as unknown as pg.Submittable);
    return calls.answered.catch((error: unknown) => {
      // The time was undone with the rest.
      setTo = Number.NaN;
      throw error;
    });
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
          return { rows: await askAsService(text, values) };
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
    query: askAsOnlooker,
    forget: async (statements) => void (await onlooker.client.query(statements)),
    close: async () => void (await Promise.all([service.close(), onlooker.close()])),
  };
};
