import {
  type Decided,
  type Direct,
  type DirectExpression,
  hasOnly,
  isObject,
  type SyntaxNode,
  UNDECIDED,
} from './undecided.ts';

/** From the value before a step to the one behind it. */
type Step = (value: Decided) => Direct;

/** A step into an array collects its items' members, which is JSONata's own business. */
const toMember =
  (name: string): Step =>
  (value) => {
    if (Array.isArray(value)) return UNDECIDED;
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  };

const toItem =
  (index: number): Step =>
  (value) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return UNDECIDED;
    const item = value.at(index);
    return Array.isArray(item) ? UNDECIDED : item;
  };

/** One item stands for itself, as in every sequence of JSONata. */
const toItemsWhere =
  (name: string, text: string): Step =>
  (value) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every(isObject)) return UNDECIDED;
    const found = value.filter((item) => Object.hasOwn(item, name) && item[name] === text);
    return found.length > 1 ? found : found[0];
  };

const plainNameOf = (node: SyntaxNode): string | undefined => {
  if (node.type !== 'path' || !hasOnly(node, 'steps')) return undefined;
  const [step, ...more] = node['steps'] as SyntaxNode[];
  return step?.type === 'name' && hasOnly(step) && more.length === 0
    ? String(step.value)
    : undefined;
};

/** `[-1]` and `[name = 'text']`. */
const filterOf = (filter: SyntaxNode): Step | undefined => {
  const by = filter['expr'] as SyntaxNode;
  if (filter.type !== 'filter') return undefined;
  if (by.type === 'number' && Number.isInteger(by.value)) return toItem(Number(by.value));
  const isEquality = by.type === 'binary' && by.value === '=' && hasOnly(by, 'lhs', 'rhs');
  if (!isEquality) return undefined;
  const name = plainNameOf(by['lhs'] as SyntaxNode);
  const text = by['rhs'] as SyntaxNode;
  if (name === undefined || text.type !== 'string' || !hasOnly(text)) return undefined;
  return toItemsWhere(name, String(text.value));
};

/** What a node's filters do, in order; a variable has them as `predicate`, a later step as `stages`. */
const filtersOf = (node: SyntaxNode, member: 'predicate' | 'stages'): (Step | undefined)[] =>
  ((node[member] ?? []) as SyntaxNode[]).map(filterOf);

const compileRoot = (node: SyntaxNode): DirectExpression | undefined => {
  const name = String(node.value);
  if (node.type !== 'variable' || name === '' || !hasOnly(node, 'predicate')) return undefined;
  if (name === 'states') return ({ states }) => states;
  // A variable that isn't there may be a function.
  return ({ variables }) => (Object.hasOwn(variables, name) ? variables[name] : UNDECIDED);
};

const stepsOf = (node: SyntaxNode): (Step | undefined)[] =>
  node.type === 'name' && hasOnly(node, 'stages')
    ? [toMember(String(node.value)), ...filtersOf(node, 'stages')]
    : [undefined];

/** A variable, and where a path leads from it: by members, `[index]` and `[name = 'text']`. */
export const compilePath = (node: SyntaxNode): DirectExpression | undefined => {
  if (node.type === 'path' && !hasOnly(node, 'steps')) return undefined;
  const [first, ...rest] = node.type === 'path' ? (node['steps'] as SyntaxNode[]) : [node];
  const root = first && compileRoot(first);
  if (root === undefined) return undefined;
  const steps = [...filtersOf(first as SyntaxNode, 'predicate'), ...rest.flatMap(stepsOf)];
  if (!steps.every((step): step is Step => step !== undefined)) return undefined;
  return (bindings) =>
    steps.reduce<Direct>(
      (value, step) => (value === UNDECIDED ? UNDECIDED : step(value)),
      root(bindings),
    );
};
