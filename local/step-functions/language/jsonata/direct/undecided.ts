import type { Json } from '../../../contract.ts';
import type { Bindings } from '../bindings.ts';

/** Only JSONata can say what the expression comes to: something isn't of the kind that it has in most machines. */
export const UNDECIDED: unique symbol = Symbol('undecided');

/** What an expression comes to; undefined is JSONata's nothing. */
export type Decided = Json | undefined;
export type Direct = Decided | typeof UNDECIDED;

/** An expression that is evaluated at once. */
export type DirectExpression = (bindings: Bindings) => Direct;

/** A syntax node. The package's own type knows neither all kinds nor all members. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly [member: string]: unknown;
}

const COMMON: ReadonlySet<string> = new Set(['type', 'value', 'position']);

/** Whether a node has no members but these and those that every node has: what else it has would mean more. */
export const hasOnly = (node: SyntaxNode, ...members: readonly string[]): boolean =>
  Object.entries(node).every(
    ([key, value]) => value === undefined || COMMON.has(key) || members.includes(key),
  );

export const isObject = (value: Direct): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
