import type { ExprNode } from 'jsonata';
import { childrenOf } from '../jsonata/tree.ts';

/** The member of `$states` that is there once the state has a result, or in a catcher. */
export type OutcomeMember = 'result' | 'errorOutput';

/** The first member of `$states` that an expression names and that doesn't exist where it stands. */
export function unknownStatesMember(
  node: ExprNode,
  outcome: OutcomeMember | undefined,
): string | undefined {
  const [first, second] = (node.type as string) === 'path' ? (node.steps ?? []) : [];
  if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name') {
    const name = String(second.value);
    if (name !== 'input' && name !== 'context' && name !== outcome) return name;
  }
  return childrenOf(node)
    .map((child) => unknownStatesMember(child, outcome))
    .find((member) => member !== undefined);
}
