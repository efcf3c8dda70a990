import type { ExprNode } from 'jsonata';
import { childrenOf } from './tree.ts';

/** Functions whose result may be far larger than their arguments, or that compare everything with everything. */
const COSTLY = new Set(['distinct', 'pad', 'range', 'replace']);

/** Short enough that replacing all of it by all of it is nothing. */
const MOST_LITERAL_CHARACTERS = 1_000;

/** `$replace` of short texts that stand in the expression, such as an ARN's parts. */
const isReplaceOfLiterals = ({ type, procedure, arguments: args }: ExprNode): boolean =>
  type === 'function' &&
  procedure?.value === 'replace' &&
  args?.every(
    ({ type: of, value }) => of === 'string' && String(value).length <= MOST_LITERAL_CHARACTERS,
  ) === true;

/**
 * Whether an expression could keep its thread busy: it has a regular expression, a function of its own, a range or a
 * costly function. The rest takes time in proportion to its input, or is stopped between two steps.
 */
export const mayRunLong = (node: ExprNode): boolean =>
  !isReplaceOfLiterals(node) &&
  ((node.type === 'variable' && COSTLY.has(String(node.value))) ||
    (node.type as string) === 'regex' ||
    node.type === 'lambda' ||
    (node.type === 'binary' && node.value === '..') ||
    childrenOf(node).some(mayRunLong));
