import type { Json } from '../contract.ts';

/** The integer that a path selects; the service reads one from a string of digits as well. */
export function toInteger(value: Json): number | undefined {
  if (typeof value === 'string') return /^-?\d{1,18}$/.test(value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
