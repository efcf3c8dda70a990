import type { Json } from '../../contract.ts';
import type { Path } from '../jsonpath/path.ts';
import type { Scene } from '../scene.ts';

/** A parsed argument of an intrinsic function. */
export type Argument =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: IntrinsicCall };

/** A parsed call, for example `States.Format('{} items', $.count)`. */
export interface IntrinsicCall {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** An intrinsic function. Throws ArgumentFailure. */
export type IntrinsicFunction = (args: readonly Json[], scene: Scene) => Json;

/** Thrown when an intrinsic function can't work with its arguments; the message follows the function's text. */
export class ArgumentFailure extends Error {
  override readonly name = 'ArgumentFailure';
}

const ordinals = ['first', 'second', 'third', 'fourth'];

const wrong = (position: number, expected: string): ArgumentFailure =>
  new ArgumentFailure(`The ${ordinals[position] ?? 'given'} argument must be ${expected}.`);

/** The argument at this position, as a string. */
export function text(args: readonly Json[], position: number): string {
  const value = args[position];
  if (typeof value !== 'string') throw wrong(position, 'a string');
  return value;
}

/** The argument at this position, rounded half up as the service does. */
export function integer(args: readonly Json[], position: number): number {
  const value = args[position];
  if (typeof value !== 'number') throw wrong(position, 'a number');
  return Math.round(value);
}

/** The argument at this position, as an array. */
export function array(args: readonly Json[], position: number): readonly Json[] {
  const value = args[position];
  if (!Array.isArray(value)) throw wrong(position, 'an array');
  return value;
}

/** The argument at this position, as an object. */
export function object(args: readonly Json[], position: number): { readonly [name: string]: Json } {
  const value = args[position];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(position, 'a JSON object');
  }
  return value;
}
