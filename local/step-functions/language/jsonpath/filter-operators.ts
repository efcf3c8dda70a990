import type { Json } from '../../contract.ts';
import { isDeepEqual } from '../json.ts';

/** The operators a filter knows, longest first. */
export const OPERATORS =
  /===|!==|==|!=|<=|>=|=~|<|>|(?:subsetof|noneof|anyof|contains|size|empty|nin|in)(?=[\s(['"@$\d])\s*/y;

/** What OPERATORS matches. */
export type FilterOperator =
  | '==='
  | '!=='
  | '=='
  | '!='
  | '<='
  | '>='
  | '=~'
  | '<'
  | '>'
  | 'subsetof'
  | 'noneof'
  | 'anyof'
  | 'contains'
  | 'size'
  | 'empty'
  | 'nin'
  | 'in';

type Value = Json | RegExp | undefined;

/** Compares as Jayway does: values of different types are neither equal nor ordered. */
export function compareOperands(operator: FilterOperator, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
    case '===':
      return isSame(left, right);
    case '!=':
    case '!==':
      return !isSame(left, right);
    case '<':
      return order(left, right, (sign) => sign < 0);
    case '<=':
      return order(left, right, (sign) => sign <= 0);
    case '>':
      return order(left, right, (sign) => sign > 0);
    case '>=':
      return order(left, right, (sign) => sign >= 0);
    case '=~':
      return matches(left, right);
    case 'in':
      return includes(right, left);
    case 'nin':
      return !includes(right, left);
    case 'contains':
      return typeof left === 'string' && typeof right === 'string'
        ? left.includes(right)
        : includes(left, right);
    case 'size':
      return (typeof left === 'string' || Array.isArray(left)) && left.length === right;
    case 'empty':
      return isEmpty(left) === right;
    case 'anyof':
      return asList(left).some((item) => includes(right, item));
    case 'noneof':
      return !asList(left).some((item) => includes(right, item));
    case 'subsetof':
      return asList(left).every((item) => includes(right, item));
  }
}

export const isEmpty = (value: Value): boolean =>
  value !== null && typeof value === 'object' && !(value instanceof RegExp)
    ? Object.keys(value).length === 0
    : value === '';

function isSame(left: Value, right: Value): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left instanceof RegExp || right instanceof RegExp) return false;
  return isDeepEqual(left, right);
}

function order(left: Value, right: Value, holds: (sign: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return holds(left < right ? -1 : Number(left > right));
}

function matches(left: Value, right: Value): boolean {
  if (right instanceof RegExp) return typeof left === 'string' && right.test(left);
  return left instanceof RegExp && typeof right === 'string' && left.test(right);
}

const includes = (list: Value, item: Value): boolean =>
  Array.isArray(list) && list.some((candidate) => isSame(candidate, item));

const asList = (value: Value): readonly Json[] => (Array.isArray(value) ? value : []);
