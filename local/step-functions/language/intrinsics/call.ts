import type { Json } from '../../contract.ts';
import type { Path } from '../jsonpath/path.ts';
import type { Scene } from '../run/scene.ts';

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

/** Thrown when an intrinsic function can't work with its arguments; the message says more where the service does. */
export class ArgumentFailure extends Error {
  override readonly name = 'ArgumentFailure';
}

/** The argument at this position, as a string. */
export function text(args: readonly Json[], position: number): string {
  const value = args[position];
  if (typeof value !== 'string') throw new ArgumentFailure();
  return value;
}

/** The argument at this position, as a number. */
export function number(args: readonly Json[], position: number): number {
  const value = args[position];
  if (typeof value !== 'number') throw new ArgumentFailure();
  return value;
}

/** The argument at this position as an integer: the service drops the fraction, whatever its documentation says. */
export const integer = (args: readonly Json[], position: number): number =>
  Math.trunc(number(args, position));

/** The argument at this position, as an array. */
export function array(args: readonly Json[], position: number): readonly Json[] {
  const value = args[position];
  if (!Array.isArray(value)) throw new ArgumentFailure();
  return value;
}

/** The argument at this position, as an object. */
export function object(args: readonly Json[], position: number): { readonly [name: string]: Json } {
  const value = args[position];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArgumentFailure();
  }
  return value;
}
