import { ApiError, notImplemented } from '../api-error.ts';
import { filterConditions, whereClause } from './filters.ts';
import type { Preferences } from './preferences.ts';
import type { Relation } from './schema-cache.ts';
import { selectList } from './select-list.ts';
import { createParameters, identifier, type SqlParameters } from './sql.ts';
import { jsonResult, type Statement } from './statement.ts';

type Row = Readonly<Record<string, unknown>>;

const names = (columns: readonly string[]): string => columns.map(identifier).join(', ');

const givenColumns = (
  relation: Relation,
  rows: readonly Row[],
  query: URLSearchParams,
): string[] => {
  const listed = query
    .get('columns')
    ?.split(',')
    .map((name) => name.replace(/^"(.*)"$/s, '$1'));
  const columns = listed ?? Object.keys(rows[0] ?? {});
  const unknown = columns.find((column) => !relation.columns.includes(column));
  if (unknown !== undefined) {
    const message = `Could not find the '${unknown}' column of '${relation.name}' in the schema cache`;
    throw new ApiError(400, 'PGRST204', message);
  }
  return columns;
};

const onConflict = (
  relation: Relation,
  columns: readonly string[],
  query: URLSearchParams,
  preferences: Preferences,
): string => {
  if (preferences.onDuplicate === undefined) return '';
  const target = query.get('on_conflict')?.split(',') ?? relation.primaryKey;
  if (preferences.onDuplicate === 'ignore') return ` on conflict (${names(target)}) do nothing`;
  const changes = columns.map((column) => `${identifier(column)} = excluded.${identifier(column)}`);
  return ` on conflict (${names(target)}) do update set ${changes.join(', ')}`;
};

const insert = (
  relation: Relation,
  body: unknown,
  query: URLSearchParams,
  preferences: Preferences,
  { bind }: SqlParameters,
): string => {
  const rows = (Array.isArray(body) ? body : [body]) as Row[];
  const table = `public.${identifier(relation.name)}`;
  const columns = givenColumns(relation, rows, query);
  if (columns.length === 0) {
    if (rows.length !== 1) throw notImplemented('inserting several rows without columns');
    return `insert into ${table} default values`;
  }
  const source = `json_populate_recordset(null::${table}, ${bind(JSON.stringify(rows))}::json)`;
  return `insert into ${table} (${names(columns)}) select ${names(columns)} from ${source}${onConflict(relation, columns, query, preferences)}`;
};

/** Hosted projects refuse to change a whole table by one request. */
const requiredFilters = (
  statement: string,
  query: URLSearchParams,
  parameters: SqlParameters,
): string => {
  const conditions = filterConditions(query, parameters);
  if (conditions.length === 0) {
    throw new ApiError(400, '21000', `${statement} requires a WHERE clause`);
  }
  return whereClause(conditions);
};

const update = (
  relation: Relation,
  body: unknown,
  query: URLSearchParams,
  parameters: SqlParameters,
): string => {
  const table = `public.${identifier(relation.name)}`;
  const columns = givenColumns(relation, [body as Row], query);
  if (columns.length === 0) throw notImplemented('an update without columns');
  const given = `(select ${names(columns)} from json_populate_record(null::${table}, ${parameters.bind(JSON.stringify(body))}::json))`;
  return `update ${table} set (${names(columns)}) = ${given}${requiredFilters('UPDATE', query, parameters)}`;
};

const isJsonObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The statement of `POST`, `PATCH` and `DELETE /rest/v1/<relation>`. */
export const writeRows = (
  method: 'POST' | 'PATCH' | 'DELETE',
  relation: Relation,
  query: URLSearchParams,
  body: unknown,
  preferences: Preferences,
): Statement => {
  const parameters = createParameters();
  if (query.has('order') || query.has('limit') || query.has('offset')) {
    throw notImplemented(`order, limit or offset of a ${method}`);
  }
  const isFitting =
    method === 'DELETE' ||
    (method === 'POST' && Array.isArray(body) ? body.every(isJsonObject) : isJsonObject(body));
  if (!isFitting)
    throw new ApiError(400, 'PGRST102', 'The body must be a JSON object, or an array of them.');

  let write: string;
  if (method === 'POST') {
    const isFiltered = filterConditions(query, createParameters()).length > 0;
    if (isFiltered) throw notImplemented('filters of a POST');
    write = insert(relation, body, query, preferences, parameters);
  } else if (method === 'PATCH') {
    write = update(relation, body, query, parameters);
  } else {
    const table = `public.${identifier(relation.name)}`;
    write = `delete from ${table}${requiredFilters('DELETE', query, parameters)}`;
  }
  const { returnsRows, wantsSingle } = preferences;
  const returning = returnsRows ? selectList(query.get('select')) : '1 as written';
  return {
    text: `with rows as (${write} returning ${returning}) ${jsonResult()}`,
    values: parameters.values,
    isReadOnly: false,
    successStatus: method === 'POST' ? 201 : 200,
    ...(returnsRows || wantsSingle ? {} : { emptyStatus: method === 'POST' ? 201 : 204 }),
    offset: 0,
  };
};
