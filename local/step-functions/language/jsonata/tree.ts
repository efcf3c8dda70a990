import type { ExprNode } from 'jsonata';

/** The nodes directly below one of a JSONata syntax tree. */
export const childrenOf = (node: ExprNode): ExprNode[] => Object.values(node).flatMap(nodesIn);

const nodesIn = (value: unknown): ExprNode[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return typeof value === 'object' && value !== null && 'type' in value ? [value as ExprNode] : [];
};
