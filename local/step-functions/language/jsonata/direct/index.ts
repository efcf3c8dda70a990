import type { ExprNode } from 'jsonata';
import type { Json } from '../../../contract.ts';
import { childrenOf } from '../tree.ts';
import { FUNCTIONS } from './functions.ts';
import { OPERATORS } from './operators.ts';
import { compilePath } from './path.ts';
import {
  type Direct,
  type DirectExpression,
  hasOnly,
  type SyntaxNode,
  UNDECIDED,
} from './undecided.ts';

export { type DirectExpression, UNDECIDED } from './undecided.ts';

/** Compiles all nodes, or none when one of them is more than can be evaluated directly. */
const compileAll = (nodes: readonly SyntaxNode[]): DirectExpression[] | undefined => {
  const compiled = nodes.map(compile);
  return compiled.every((each): each is DirectExpression => each !== undefined)
    ? compiled
    : undefined;
};

const compileLiteral = (node: SyntaxNode): DirectExpression | undefined => {
  const value = node.value as Json;
  return hasOnly(node) ? () => value : undefined;
};

/** `and` and `or` evaluate their right side only where it matters. */
const compileLogical = (
  isOver: boolean,
  left: DirectExpression,
  right: DirectExpression,
): DirectExpression => {
  const truth = (value: Direct): Direct =>
    typeof value === 'boolean' ? value : value === undefined ? false : UNDECIDED;
  return (bindings) => {
    const first = truth(left(bindings));
    return first === UNDECIDED || first === isOver ? first : truth(right(bindings));
  };
};

const compileBinary = (node: SyntaxNode): DirectExpression | undefined => {
  if (!hasOnly(node, 'lhs', 'rhs')) return undefined;
  const sides = compileAll([node['lhs'] as SyntaxNode, node['rhs'] as SyntaxNode]);
  const [left, right] = sides ?? [];
  if (left === undefined || right === undefined) return undefined;
  if (node.value === 'and') return compileLogical(false, left, right);
  if (node.value === 'or') return compileLogical(true, left, right);
  const operator = OPERATORS.get(node.value);
  if (operator === undefined) return undefined;
  return (bindings) => {
    const first = left(bindings);
    if (first === UNDECIDED) return UNDECIDED;
    const second = right(bindings);
    return second === UNDECIDED ? UNDECIDED : operator(first, second);
  };
};

/** An array constructor: an item that is an array by itself is joined on, one that is constructed is put in. */
const compileArray = (node: SyntaxNode): DirectExpression | undefined => {
  const nodes = node['expressions'] as SyntaxNode[];
  const items = compileAll(nodes);
  if (items === undefined || !hasOnly(node, 'expressions')) return undefined;
  return (bindings) => {
    const array: Json[] = [];
    for (const [n, item] of items.entries()) {
      const value = item(bindings);
      if (value === UNDECIDED) return UNDECIDED;
      if (Array.isArray(value) && nodes[n]?.value !== '[') array.push(...value);
      else if (value !== undefined) array.push(value);
    }
    return array;
  };
};

/** An object constructor whose keys are different texts; a member that comes to nothing is left out. */
const compileObject = (node: SyntaxNode): DirectExpression | undefined => {
  const pairs = node['lhs'] as (readonly [SyntaxNode, SyntaxNode])[];
  const keys = pairs.map(([{ type, value }]) => (type === 'string' ? String(value) : undefined));
  const values = compileAll(pairs.map(([, value]) => value));
  const areTexts = keys.every((key) => key !== undefined && key !== '__proto__');
  const isPlain = areTexts && new Set(keys).size === keys.length && hasOnly(node, 'lhs');
  if (values === undefined || !isPlain) return undefined;
  return (bindings) => {
    const object: { [name: string]: Json } = {};
    for (const [n, evaluate] of values.entries()) {
      const value = evaluate(bindings);
      if (value === UNDECIDED) return UNDECIDED;
      if (value !== undefined) object[keys[n] as string] = value;
    }
    return object;
  };
};

const compileCondition = (node: SyntaxNode): DirectExpression | undefined => {
  if (!hasOnly(node, 'condition', 'then', 'else')) return undefined;
  const nothing: SyntaxNode = { type: 'value', value: undefined };
  const { condition, then: yes, else: no = nothing } = node;
  const parts = compileAll([condition, yes, no] as SyntaxNode[]);
  const [holds, whenTrue, whenFalse] = parts ?? [];
  if (!holds || !whenTrue || !whenFalse) return undefined;
  return (bindings) => {
    const truth = holds(bindings);
    if (truth !== undefined && typeof truth !== 'boolean') return UNDECIDED;
    return truth === true ? whenTrue(bindings) : whenFalse(bindings);
  };
};

const compileCall = (node: SyntaxNode): DirectExpression | undefined => {
  const { procedure, arguments: given } = node;
  const { type, value } = procedure as SyntaxNode;
  const name = String(value);
  const call = type === 'variable' ? FUNCTIONS.get(name) : undefined;
  const [argument, ...more] = compileAll(given as SyntaxNode[]) ?? [];
  const isPlain = more.length === 0 && hasOnly(node, 'procedure', 'arguments');
  if (call === undefined || argument === undefined || !isPlain) return undefined;
  return (bindings) => {
    // A variable of the machine's may have the function's name.
    const isHidden = Object.hasOwn(bindings.variables, name);
    const passed = isHidden ? UNDECIDED : argument(bindings);
    return passed === UNDECIDED ? UNDECIDED : call(passed);
  };
};

const compileUnary = (node: SyntaxNode): DirectExpression | undefined => {
  if (node.value === '[') return compileArray(node);
  return node.value === '{' ? compileObject(node) : undefined;
};

/** An expression in parentheses. */
const compileGroup = (node: SyntaxNode): DirectExpression | undefined => {
  const [inner, ...more] = node['expressions'] as SyntaxNode[];
  return inner && more.length === 0 && hasOnly(node, 'expressions') ? compile(inner) : undefined;
};

const COMPILERS: ReadonlyMap<string, (node: SyntaxNode) => DirectExpression | undefined> = new Map([
  ['string', compileLiteral],
  ['number', compileLiteral],
  ['value', compileLiteral],
  ['variable', compilePath],
  ['path', compilePath],
  ['binary', compileBinary],
  ['unary', compileUnary],
  ['block', compileGroup],
  ['condition', compileCondition],
  ['function', compileCall],
]);

function compile(node: SyntaxNode): DirectExpression | undefined {
  return COMPILERS.get(node.type)?.(node);
}

/** Well below the nesting that ends an evaluation. */
const MOST_DEPTH = 40;
const depthOf = (node: ExprNode): number => 1 + Math.max(0, ...childrenOf(node).map(depthOf));

/**
 * Compiles an expression that needs no evaluator: paths, operators, constructors and a few functions, as most of a
 * machine's are. Undefined when the expression is more than that. What it can't decide is left to JSONata, which every
 * node of it evaluates asynchronously.
 */
export const compileDirect = (ast: ExprNode): DirectExpression | undefined =>
  depthOf(ast) > MOST_DEPTH ? undefined : compile(ast as unknown as SyntaxNode);
