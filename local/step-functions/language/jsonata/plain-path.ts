import type { ExprNode } from 'jsonata';
import type { Json } from '../../contract.ts';
import type { Bindings } from './bindings.ts';

/** The names of a path that only goes from member to member: `$states.input.window.from`. */
export type PlainPath = readonly [root: string, ...members: string[]];

const NAMED = new Set(['type', 'value', 'position']);

const nameOf = (node: ExprNode, type: 'variable' | 'name'): string | undefined =>
  node.type === type && Object.keys(node).every((key) => NAMED.has(key))
    ? String(node.value)
    : undefined;

/** The expression as such a path, or undefined when it is more: a filter, a call, an operator, a constructor. */
export const plainPathOf = (node: ExprNode): PlainPath | undefined => {
  const isAlone = Object.keys(node).every((key) => key === 'type' || key === 'steps');
  const [first, ...rest] =
    (node.type as string) === 'path' && isAlone ? (node.steps ?? []) : [node];
  const root = first && nameOf(first, 'variable');
  const members = rest.map((step) => nameOf(step, 'name'));
  if (root === undefined || !members.every((name) => name !== undefined)) return undefined;
  return [root, ...members];
};

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;

/**
 * What stands at a path, or undefined where JSONata has to say what it means: a member that isn't
 * there, or a path that leads through an array, whose items' members it collects.
 */
export const follow = (
  [root, ...members]: PlainPath,
  { states, variables }: Bindings,
): Json | undefined =>
  members.reduce<Json | undefined>(memberOf, root === 'states' ? states : variables[root]);
