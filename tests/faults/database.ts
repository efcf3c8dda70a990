import type { IncomingHttpHeaders } from 'node:http';
import type pg from 'pg';
import { toApiError } from '../../local/supabase/api-error.ts';
import { answerRest } from '../../local/supabase/rest/rest.ts';
import { loadSchemaCache } from '../../local/supabase/rest/schema-cache.ts';
import { simulateTime } from '../support/simulated-time.ts';

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
  close(): Promise<void>;
}

/** The address that production clients are given; nobody listens there. */
export const DATABASE_URL = 'http://database.simulation';

const AS_SERVICE = `select set_config('role', 'service_role', true), set_config('request.jwt.claims', '{"role":"service_role"}', true)`;
const SERVICE = { role: 'service_role', claims: { role: 'service_role' } } as const;

/** Opens a migrated database; `now` is asked before every statement. */
export const openSimulatedDatabase = async (
  url: string,
  now: () => number,
): Promise<SimulatedDatabase> => {
  const time = await simulateTime({ url });
  const { client } = time;
  const cache = await loadSchemaCache(client as unknown as pg.Pool);
  // One connection: a transaction at a time, in the order in which they are asked for.
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
  const setTime = () =>
    `select set_config('simulation.now', '${new Date(now()).toISOString()}', false)`;
  const pool = {
    async connect() {
      const release = await inTurn();
      return {
        query: (text: string, values?: unknown[]) => {
          if (text.startsWith('begin')) return client.query(`${text}; ${setTime()}; ${AS_SERVICE}`);
          // The role of the one caller there is goes with the beginning: a round trip less.
          if (text.includes(`set_config('role'`)) return undefined;
          return client.query(text, values);
        },
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
      const release = await inTurn();
      try {
        await client.query(setTime());
        return (await client.query<R>(text, [...values])).rows;
      } finally {
        release();
      }
    },
    close: time.close,
  };
};
