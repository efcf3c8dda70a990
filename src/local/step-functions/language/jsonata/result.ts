import type { Json } from '../../contract.ts';

/** Thrown when an expression's result is no JSON value, a function for example. */
export class UnsupportedResult extends Error {
  override readonly name = 'UnsupportedResult';
}

/**
 * A JSONata result as plain JSON. The evaluator marks its sequences, and a marked array of one element would be
 * unwrapped by the next expression that reads it; numbers that JSON can't hold become their names.
 */
export function toJson(result: unknown): Json {
  if (typeof result === 'number') return Number.isFinite(result) ? result : String(result);
  if (typeof result === 'function') throw new UnsupportedResult('a function');
  if (typeof result !== 'object' || result === null) return result as Json;
  if (Array.isArray(result)) {
    const marked = 'sequence' in result || 'cons' in result || 'keepSingleton' in result;
    return marked || result.some(isChanged) ? result.map(toJson) : (result as Json[]);
  }
  if (isFunction(result)) throw new UnsupportedResult('a function');
  const members = Object.entries(result);
  if (!members.some(([, value]) => isChanged(value))) return result as Json;
  const defined = members.filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined.map(([name, value]) => [name, toJson(value)]));
}

const isFunction = (value: object): boolean =>
  '_jsonata_function' in value || '_jsonata_lambda' in value;

const isChanged = (value: unknown): boolean =>
  value === undefined || !Object.is(toJson(value), value);
