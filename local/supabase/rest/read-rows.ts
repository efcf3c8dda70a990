import { filterConditions, whereClause } from './filters.ts';
import { orderClause, pageOf } from './page.ts';
import type { Preferences } from './preferences.ts';
import type { Relation } from './schema-cache.ts';
import { selectList } from './select-list.ts';
import { createParameters, identifier } from './sql.ts';
import { jsonResult, type Statement } from './statement.ts';

/** The statement of `GET /rest/v1/<relation>`. */
export const readRows = (
  relation: Relation,
  query: URLSearchParams,
  preferences: Preferences,
): Statement => {
  const parameters = createParameters();
  const source = `from public.${identifier(relation.name)}${whereClause(filterConditions(query, parameters))}`;
  const { offset, clause } = pageOf(query);
  const rows = `select ${selectList(query.get('select'))} ${source}${orderClause(query.get('order'))}${clause}`;
  const total = preferences.countsAll ? `(select count(*) ${source})` : undefined;
  return {
    text: `with rows as (${rows}) ${jsonResult(total)}`,
    values: parameters.values,
    isReadOnly: true,
    successStatus: 200,
    offset,
  };
};
