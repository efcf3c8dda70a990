import type pg from 'pg';

interface CataloguedFunction {
  readonly schema: string;
  readonly name: string;
  readonly body: string;
}

/** A function that runs whenever a table is written. */
interface Trigger {
  readonly table: string;
  readonly function: string;
}

const RAISE = /raise sqlstate 'PT(\d{3})'((?:'(?:[^']|'')*'|[^';])*);/g;
const CALL = /\b(?:private|public)\.[a-z0-9_]+(?=\()/g;

const [OPEN, CLOSE] = ['<!-- refusals -->', '<!-- end: refusals -->'];

const readFunctions = async (pool: pg.Pool): Promise<Map<string, CataloguedFunction>> => {
  const { rows } = await pool.query<CataloguedFunction>(`
    select nspname as schema, proname as name, prosrc as body
    from pg_proc join pg_namespace as n on n.oid = pronamespace where nspname in ('public', 'private')
    order by proname`);
  return new Map(rows.map((row) => [`${row.schema}.${row.name}`, row]));
};

const readTriggers = async (pool: pg.Pool): Promise<Trigger[]> => {
  const { rows } = await pool.query<Trigger>(`
    select c.relname as table, f.nspname || '.' || p.proname as function
    from pg_trigger as t
    join pg_class as c on c.oid = tgrelid
    join pg_proc as p on p.oid = tgfoid join pg_namespace as f on f.oid = p.pronamespace
    where not tgisinternal order by c.relname`);
  return rows;
};

/** `<status> \`<name>\`` of each refusal of a function and of those that it calls. */
const refusalsOf = (
  name: string,
  functions: ReadonlyMap<string, CataloguedFunction>,
  seen = new Set<string>(),
): string[] => {
  const body = functions.get(name)?.body;
  if (body === undefined || seen.has(name)) return [];
  seen.add(name);
  const own = [...body.matchAll(RAISE)].map(([, status, using = '']) => {
    const detail = /\bdetail = '(\w+)'/.exec(using)?.[1];
    return detail === undefined ? `${status}` : `${status} \`${detail}\``;
  });
  const called = [...body.matchAll(CALL)].map(([call]) => call);
  return [...own, ...called.flatMap((other) => refusalsOf(other, functions, seen))];
};

/**
 * A README with the table of what each function of the API refuses, read from the functions of a
 * migrated database, between its markers.
 * @throws when the README has no place for it
 */
export const renderRefusals = async (pool: pg.Pool, readme: string): Promise<string> => {
  const start = readme.indexOf(OPEN);
  const end = readme.indexOf(CLOSE);
  if (start < 0 || end < start) {
    throw new Error(`supabase/README.md needs the lines ${OPEN} and ${CLOSE}.`);
  }
  const [functions, triggers] = await Promise.all([readFunctions(pool), readTriggers(pool)]);
  const row = (label: string, name: string): string[] => {
    const refusals = [...new Set(refusalsOf(name, functions))].sort();
    return refusals.length > 0 ? [`| ${label} | ${refusals.join(' · ')} |`] : [];
  };
  const rows = [
    ...[...functions].flatMap(([key, { schema, name }]) =>
      schema === 'public' ? row(`\`${name}\``, key) : [],
    ),
    ...triggers.flatMap((trigger) => row(`whoever writes \`${trigger.table}\``, trigger.function)),
  ];
  const table = ['| function | refuses with |', '| --- | --- |', ...rows].join('\n');
  return `${readme.slice(0, start + OPEN.length)}\n${table}\n${readme.slice(end)}`;
};
