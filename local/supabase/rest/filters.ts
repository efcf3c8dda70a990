import { ApiError, notImplemented } from '../api-error.ts';
import { identifier, type SqlParameters } from './sql.ts';

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};
const IS = new Set(['null', 'not_null', 'true', 'false', 'unknown']);

/** SqlParameters of the query string that aren't filters. */
const RESERVED = new Set([
  'select',
  'order',
  'limit',
  'offset',
  'columns',
  'on_conflict',
  'apikey',
]);

/** The elements of `(a,"b,c",d)`. */
const listElements = (list: string): string[] => {
  const body = /^\((.*)\)$/s.exec(list)?.[1];
  if (body === undefined) {
    throw new ApiError(400, 'PGRST100', `"in" needs a list in parentheses, not ${list}`);
  }
  if (body === '') return [];
  // With a comma before the first, an element is what follows a comma, be it empty.
  const elements = `,${body}`.matchAll(/,(?:"((?:[^"\\]|\\.)*)"|([^,]*))/gs);
  return [...elements].map(([, quoted, plain]) => quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? '');
};

const condition = (column: string, expression: string, parameters: SqlParameters): string => {
  const [, operator = '', value = ''] = /^([a-z_]+)\.(.*)$/s.exec(expression) ?? [];
  if (operator === 'not') return `not (${condition(column, value, parameters)})`;
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) {
    return `${identifier(column)} ${comparison} ${parameters.bind(value)}`;
  }
  if (operator === 'in')
    return `${identifier(column)} = any(${parameters.bind(listElements(value))})`;
  if (operator === 'is') {
    const test = value.toLowerCase();
    if (!IS.has(test)) throw new ApiError(400, 'PGRST100', `"is" doesn't know ${value}`);
    return `${identifier(column)} is ${test.replace('_', ' ')}`;
  }
  throw notImplemented(`the filter ${column}=${expression}`);
};

/** The SQL conditions of a query string, empty when it has no filters. */
export const filterConditions = (query: URLSearchParams, parameters: SqlParameters): string[] =>
  [...query]
    .filter(([name]) => !RESERVED.has(name))
    .map(([name, expression]) => {
      if (!/^\w+$/.test(name) || name === 'or' || name === 'and') {
        throw notImplemented(`the filter ${name}=${expression}`);
      }
      return condition(name, expression, parameters);
    });

/** ` where …`, or nothing. */
export const whereClause = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
