import { ApiError, notImplemented } from '../api-error.ts';
import { identifier } from './sql.ts';

const ORDER = /^(\w+)(\.asc|\.desc)?(\.nullsfirst|\.nullslast)?$/;

/** ` order by …` of `?order=`, or nothing. */
export const orderClause = (order: string | null): string => {
  if (order === null) return '';
  const terms = order.split(',').map((term) => {
    const [, column, direction = '', nulls = ''] = ORDER.exec(term) ?? [];
    if (column === undefined) throw notImplemented(`the order ${order}`);
    return `${identifier(column)} ${direction.slice(1)} ${nulls.replace('.nulls', 'nulls ')}`;
  });
  return ` order by ${terms.join(', ')}`;
};

const count = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) {
    throw new ApiError(400, 'PGRST100', `${name} is a count, not ${text}`);
  }
  return Number(text);
};

/** Which rows of the result are asked for. */
export const pageOf = (query: URLSearchParams): { offset: number; clause: string } => {
  const limit = count(query, 'limit');
  const offset = count(query, 'offset') ?? 0;
  return { offset, clause: `${limit === undefined ? '' : ` limit ${limit}`} offset ${offset}` };
};
