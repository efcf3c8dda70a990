import pg from 'pg';

/** One connection to a database in which it is whatever time the test says. */
export interface SimulatedTime {
  readonly client: pg.Client;
  /** Sets the time, in milliseconds since the epoch or as ISO 8601. */
  set(at: number | string): Promise<void>;
  close(): Promise<void>;
}

// Functions find now() and clock_timestamp() by name, so others that go by a setting can take their
// place; what holds the
// actual one since before, such as column defaults, goes on by the actual time.
const TAKE_OVER = `
  alter function pg_catalog.now() rename to actual_now;
  create function pg_catalog.now() returns timestamptz language sql stable as $$
    select coalesce(nullif(current_setting('simulation.now', true), '')::timestamptz, pg_catalog.actual_now())
  $$;
  alter function pg_catalog.clock_timestamp() rename to actual_clock_timestamp;
  create function pg_catalog.clock_timestamp() returns timestamptz language sql volatile as $$
    select coalesce(nullif(current_setting('simulation.now', true), '')::timestamptz, pg_catalog.actual_clock_timestamp())
  $$`;

/**
 * Takes over the clock of a database, as its superuser, for the connection that it answers; other
 * connections keep the actual time. Nothing of the schema changes.
 */
export const simulateTime = async (postgres: { url: string }): Promise<SimulatedTime> => {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(`select to_regproc('pg_catalog.actual_now') as taken`);
  if (rows[0].taken === null) await client.query(TAKE_OVER);
  return {
    client,
    set: async (at) => {
      const iso = new Date(at).toISOString();
      await client.query(`select set_config('simulation.now', $1, false)`, [iso]);
    },
    close: () => client.end(),
  };
};
