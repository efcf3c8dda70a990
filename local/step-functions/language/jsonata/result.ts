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
  if (Array.isArray(result)) return toArray(result);
  if ('_jsonata_function' in result || '_jsonata_lambda' in result) {
    throw new UnsupportedResult('a function');
  }
  return toObject(result);
}

function toArray(result: readonly unknown[]): Json[] {
  const items = result.map((item) => (item === undefined ? null : toJson(item)));
  const marked = 'sequence' in result || 'cons' in result || 'keepSingleton' in result;
  const same = !marked && items.every((item, index) => Object.is(item, result[index]));
  return same ? (result as Json[]) : items;
}

/** Members without a value are none, as in JSON. */
function toObject(result: object): Json {
  let same = true;
  const copy: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(result)) {
    if (value === undefined) {
      same = false;
      continue;
    }
    const member = toJson(value);
    same &&= Object.is(member, value);
    copy[name] = member;
  }
  return same ? (result as Json) : copy;
}
