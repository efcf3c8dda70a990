import type { ExprNode } from 'jsonata';
import { childrenOf } from '../jsonata/tree.ts';

/**
 * The symbol at which JSONata 2.0.6, the version that the service implements, would stop parsing: the package that
 * evaluates here knows two operators more, `??` and `?:`.
 */
export function unknownSymbol(node: ExprNode): '?' | ':' | undefined {
  const own = node.type === 'condition' ? symbolOf(node) : undefined;
  return (
    own ??
    childrenOf(node)
      .map(unknownSymbol)
      .find((symbol) => symbol !== undefined)
  );
}

/** Both operators are parsed into conditions: one that asks `$exists` by itself, one that is its own result. */
function symbolOf(node: ExprNode): '?' | ':' | undefined {
  const { condition, then } = node as unknown as Record<string, ExprNode | undefined>;
  if (condition?.procedure?.value === 'exists' && condition.position === undefined) return '?';
  return condition?.position === then?.position ? ':' : undefined;
}
