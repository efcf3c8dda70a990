import type { ExprNode } from 'jsonata';

/** Members of a syntax tree that hold other expressions evaluated in the same context. */
const SAME_CONTEXT = [
  'lhs',
  'rhs',
  'arguments',
  'expressions',
  'expression',
  'condition',
  'then',
  'else',
  'body',
];

/**
 * The first name that an expression looks up in a top-level context, or `$$`. Step Functions evaluates expressions
 * without a context, so such a reference finds nothing, and the service refuses it. Names in later steps of a path, in
 * predicates and in groupings have a context of their own.
 */
export function topLevelReference(node: ExprNode): string | undefined {
  if (node.type === 'name') return String(node.value);
  if (node.type === 'variable') return node.value === '$' ? '$$' : undefined;
  if (isPath(node)) {
    const [first] = node.steps ?? [];
    return first === undefined ? undefined : topLevelReference(first);
  }
  const members = node as unknown as Readonly<Record<string, unknown>>;
  for (const member of SAME_CONTEXT) {
    for (const child of flatten(members[member])) {
      const found = topLevelReference(child);
      if (found !== undefined) return found;
    }
  }
  return node.type === 'function' || node.type === 'partial' ? calledReference(node) : undefined;
}

/** The type declarations leave paths out. */
const isPath = (node: ExprNode): boolean => (node.type as string) === 'path';

/** What is called may be an expression itself. */
const calledReference = ({ procedure }: ExprNode): string | undefined =>
  procedure === undefined ? undefined : topLevelReference(procedure);

const flatten = (value: unknown): ExprNode[] => {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return typeof value === 'object' && value !== null && 'type' in value ? [value as ExprNode] : [];
};
