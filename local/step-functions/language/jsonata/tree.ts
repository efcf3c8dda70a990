import type { ExprNode } from 'jsonata';

/** The nodes directly below one of a JSONata syntax tree, also those of its pairs, groups and terms of a sort. */
export const childrenOf = <T extends object = ExprNode>(node: T): T[] =>
  Object.values(node).flatMap(nodesIn<T>);

/** The topmost nodes of what stands in a node. */
export const nodesIn = <T extends object = ExprNode>(value: unknown): T[] => {
  if (typeof value !== 'object' || value === null) return [];
  return 'type' in value ? [value as T] : Object.values(value).flatMap(nodesIn<T>);
};
