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

const AS_SERVICE = `select set_config('role', 'service_role', false), set_config('request.jwt.claims', '{"role":"service_role"}', false)`;
const SERVICE = { role: 'service_role', claims: { role: 'service_role' } } as const;

/** Opens a migrated database; `now` is asked before every statement. */
export const openSimulatedDatabase = async (
  url: string,
  now: () => number,
): Promise<SimulatedDatabase> => {
  const service = await simulateTime({ url });
  const onlooker = await simulateTime({ url });
  const cache = await loadSchemaCache(onlooker.client as unknown as pg.Pool);
  await service.client.query(AS_SERVICE);
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
  let setTo = Number.NaN;
  // Each request is one statement, and so a transaction by itself: it needs neither beginning nor
  // end, and its role is the connection's. That spares three of four round trips.
  const pool = {
    async connect() {
      const release = await inTurn();
      return {
        async query(text: string, values?: unknown[]) {
          if (/^(begin|commit|rollback)/.test(text) || text.includes(`set_config('role'`)) return;
          if (now() !== setTo) {
            setTo = now();
            await service.set(setTo);
          }
          return service.client.query(text, values);
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
      await onlooker.set(now());
      return (await onlooker.client.query<R>(text, [...values])).rows;
    },
    close: async () => void (await Promise.all([service.close(), onlooker.close()])),
  };
};
