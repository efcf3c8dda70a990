import type { ExprNode } from 'jsonata';
import { childrenOf } from './tree.ts';

/** Functions whose result may be far larger than their arguments, or that compare everything with everything. */
const COSTLY = new Set(['distinct', 'pad', 'range', 'replace']);

/**
 * Whether an expression could keep its thread busy: it has a regular expression, a function of its own, a range or a
 * costly function. The rest takes time in proportion to its input, or is stopped between two steps.
 */
export const mayRunLong = (node: ExprNode): boolean =>
  (node.type === 'variable' && COSTLY.has(String(node.value))) ||
  (node.type as string) === 'regex' ||
  node.type === 'lambda' ||
  (node.type === 'binary' && node.value === '..') ||
  childrenOf(node).some(mayRunLong);
