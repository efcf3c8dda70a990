import type pg from 'pg';

/** A table as a copy of a database names it. */
export interface CopiedTable {
  /** Schema and name, such as `public.episodes`. */
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
}

const TABLES = `
select n.nspname || '.' || c.relname as name,
  array(
    select attname::text from pg_attribute
    where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum
  ) as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
order by 1`;

/** All tables that are not PostgreSQL's own. */
export const readTables = async (client: pg.ClientBase): Promise<CopiedTable[]> =>
  (await client.query<CopiedTable>(TABLES)).rows;

/** Where sequences stand, by schema and name; those that were never asked for a number are left out. */
export const readSequences = async (client: pg.ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select schemaname || '.' || sequencename as name, last_value::text as value
     from pg_sequences where last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `schema.name` as SQL may hold it, whatever the names are. */
export const identifier = (name: string): string => name.split('.').map(quoted).join('.');

/** A table with its columns, as COPY takes it. */
export const copyTarget = ({ name, columns }: CopiedTable): string =>
  `${identifier(name)} (${columns.map(quoted).join(', ')})`;
