import { ApiError } from '../api-error.ts';
import { filterConditions, whereClause } from './filters.ts';
import { orderClause, pageOf } from './page.ts';
import type { DatabaseFunction, SchemaCache } from './schema-cache.ts';
import { selectList } from './select-list.ts';
import { createParameters, identifier } from './sql.ts';
import { jsonResult, type Statement } from './statement.ts';

const findFunction = (
  { functions }: SchemaCache,
  name: string,
  given: readonly string[],
): DatabaseFunction => {
  const fitting = functions.filter(
    (candidate) =>
      candidate.name === name &&
      given.every((key) => candidate.arguments.some((argument) => argument.name === key)) &&
      candidate.arguments.every((argument) => argument.hasDefault || given.includes(argument.name)),
  );
  const [only] = fitting;
  const signature = `public.${name}(${given.join(', ')})`;
  if (only === undefined) {
    throw new ApiError(
      404,
      'PGRST202',
      `Could not find the function ${signature} in the schema cache`,
    );
  }
  if (fitting.length > 1) {
    throw new ApiError(
      300,
      'PGRST203',
      `Could not choose the best candidate function for ${signature}`,
    );
  }
  return only;
};

/** The statement of `POST /rest/v1/rpc/<name>`: arguments by name, filters and columns on the rows it answers. */
export const callFunction = (
  cache: SchemaCache,
  name: string,
  query: URLSearchParams,
  body: unknown,
): Statement => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError(400, 'PGRST102', 'The body must be a JSON object of the arguments by name.');
  }
  const given = Object.keys(body);
  const called = findFunction(cache, name, given);
  const parameters = createParameters();
  const passed = called.arguments.filter((argument) => given.includes(argument.name));
  const types = passed.map((argument) => `${identifier(argument.name)} ${argument.type}`);
  const source =
    passed.length === 0
      ? '(select) as given'
      : `json_to_record(${parameters.bind(JSON.stringify(body))}::json) as given (${types.join(', ')})`;
  const named = passed.map(({ name: key }) => `${identifier(key)} := given.${identifier(key)}`);
  const call = `public.${identifier(name)}(${named.join(', ')})`;

  const fixed = { values: parameters.values, isReadOnly: false, successStatus: 200 };
  if (called.returnsVoid) {
    const text = `select 'null' as body, 1 as returned, null as total from (select ${call} from ${source}) as done`;
    return { ...fixed, text, emptyStatus: 204, isValue: true, offset: 0 };
  }
  if (!called.returnsRow) {
    const value = called.returnsSet ? "coalesce(json_agg(result), '[]')" : 'to_json(result)';
    const text = `select ${value}::text as body, 1 as returned, null as total from (select ${call} as result from ${source}) as results`;
    return { ...fixed, text, isValue: true, offset: 0 };
  }
  const { offset, clause } = pageOf(query);
  const conditions = whereClause(filterConditions(query, parameters));
  const results = `select result.* from ${source}, lateral ${call} as result`;
  const rows = `select ${selectList(query.get('select'))} from results${conditions}${orderClause(query.get('order'))}${clause}`;
  return {
    ...fixed,
    text: `with results as materialized (${results}), rows as (${rows}) ${jsonResult()}`,
    isSingleRow: !called.returnsSet,
    offset,
  };
};
