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
// actual one since before goes on by the actual time; column defaults are therefore set anew. Ids
// follow from how many have been drawn, so that they are the same in every run.
const TAKE_OVER = `
  alter function pg_catalog.now() rename to actual_now;
  create function pg_catalog.now() returns timestamptz language sql stable as $$
    select coalesce(nullif(current_setting('simulation.now', true), '')::timestamptz, pg_catalog.actual_now())
  $$;
  alter function pg_catalog.clock_timestamp() rename to actual_clock_timestamp;
  create function pg_catalog.clock_timestamp() returns timestamptz language sql volatile as $$
    select coalesce(nullif(current_setting('simulation.now', true), '')::timestamptz, pg_catalog.actual_clock_timestamp())
  $$;
  create sequence public.simulated_ids;
  grant usage on sequence public.simulated_ids to public;
  alter function pg_catalog.gen_random_uuid() rename to actual_random_uuid;
  create function pg_catalog.gen_random_uuid() returns uuid language sql volatile as $$
    select overlay(overlay(md5(nextval('public.simulated_ids')::text) placing '4' from 13) placing '8' from 17)::uuid
  $$;
  do $$
  declare
    v_column record;
  begin
    for v_column in
      select format('alter table %s alter column %I set default %s', d.adrelid::regclass, a.attname,
        replace(pg_get_expr(d.adbin, d.adrelid), 'actual_', '')) as command
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where pg_get_expr(d.adbin, d.adrelid) ~ 'actual_(now|clock_timestamp)'
    loop
      execute v_column.command;
    end loop;
    for v_column in
      select format('alter table %s alter column %I set default pg_catalog.gen_random_uuid()', d.adrelid::regclass, a.attname) as command
      from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where pg_get_expr(d.adbin, d.adrelid) ~ 'actual_random_uuid'
    loop
      execute v_column.command;
    end loop;
  end $$`;

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
      await client.query(`set simulation.now = '${new Date(at).toISOString()}'`);
    },
    close: () => client.end(),
  };
};
