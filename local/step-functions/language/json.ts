import type { Json } from '../contract.ts';

/** A JSON object. */
export type JsonObject = { [member: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values are equal, whatever the order of their members. */
export function isDeepEqual(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isDeepEqual(item, right[index] ?? null))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const [mine, theirs] = [left[name], right[name]];
      return mine !== undefined && theirs !== undefined && isDeepEqual(mine, theirs);
    })
  );
}

/** A JSON text that equal values share, whatever the order of their members. */
export const canonicalText = (value: Json): string =>
  JSON.stringify(value, (_name, member: Json) =>
    isObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
