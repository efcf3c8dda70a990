import type pg from 'pg';

/** A function or view as the database has it. */
export interface CataloguedObject {
  readonly kind: 'function' | 'view';
  readonly schema: string;
  /** With its schema, without arguments. */
  readonly name: string;
  /** What names it in a statement: a function with its types. */
  readonly signature: string;
  /** Its definition, comment and rights; equal texts are equal objects. */
  readonly text: string;
}

const OURS = `in ('public'::regnamespace, 'private'::regnamespace)`;
const rights = (acl: string): string =>
  `(select string_agg(a::text, ' ' order by a::text) from unnest(${acl}) as a)`;

/** The functions and views of the schemas `public` and `private`, or those of one name. */
export const readCatalogue = async (
  client: pg.ClientBase,
  name?: string,
): Promise<CataloguedObject[]> => {
  const { rows } = await client.query<CataloguedObject>(
    `select * from (
    select 'function' as kind, n.nspname as schema, n.nspname || '.' || proname as name,
      format('%I.%I(%s)', n.nspname, proname, pg_get_function_identity_arguments(p.oid)) as signature,
      concat_ws(E'\\n', pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'), ${rights("coalesce(proacl, acldefault('f', proowner))")}) as text
    from pg_proc as p join pg_namespace as n on n.oid = pronamespace where pronamespace ${OURS}
    union all
    select 'view', n.nspname, n.nspname || '.' || relname, format('%I.%I', n.nspname, relname),
      concat_ws(E'\\n', pg_get_viewdef(c.oid), reloptions::text, obj_description(c.oid, 'pg_class'), ${rights("coalesce(relacl, acldefault('r', relowner))")})
    from pg_class as c join pg_namespace as n on n.oid = relnamespace where relkind = 'v' and relnamespace ${OURS}
    ) as objects where $1::text is null or name = $1 order by name, signature`,
    [name],
  );
  return rows;
};
