import type pg from 'pg';

/** A table or view of the schema `public`. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
}

/** A function of the schema `public`. */
export interface DatabaseFunction {
  readonly name: string;
  readonly arguments: readonly { name: string; type: string; hasDefault: boolean }[];
  readonly returnsSet: boolean;
  readonly returnsRow: boolean;
  readonly returnsVoid: boolean;
}

/** What the API exposes. */
export interface SchemaCache {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly functions: readonly DatabaseFunction[];
}

const RELATIONS = `
  select c.relname as name,
    array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum
    ) as columns,
    array(
      select a.attname::text from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = c.oid and i.indisprimary
    ) as "primaryKey"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`;

const FUNCTIONS = `
  select p.proname as name,
    coalesce((
      select json_agg(json_build_object(
        'name', p.proargnames[n], 'type', format_type(t, null),
        'hasDefault', n > p.pronargs - p.pronargdefaults
      ) order by n)
      from unnest(p.proargtypes) with ordinality as a (t, n)
    ), '[]') as arguments,
    p.proretset as "returnsSet",
    (t.typtype = 'c' or t.typname = 'record') as "returnsRow",
    t.typname = 'void' as "returnsVoid"
  from pg_proc p join pg_type t on t.oid = p.prorettype
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and t.typname <> 'trigger'`;

/** Reads the schema `public` from the catalog. */
export const loadSchemaCache = async (pool: pg.Pool): Promise<SchemaCache> => {
  const [relations, functions] = await Promise.all([
    pool.query<Relation>(RELATIONS),
    pool.query<DatabaseFunction>(FUNCTIONS),
  ]);
  return {
    relations: new Map(relations.rows.map((relation) => [relation.name, relation])),
    functions: functions.rows,
  };
};
