import type { Json } from '../../contract.ts';
import { isDeepEqual } from '../json.ts';
import { ArgumentFailure, array, type IntrinsicFunction, integer } from './call.ts';

/** The longest array that States.ArrayRange makes (documented limit). */
const MAX_RANGE = 1_000;

export const makeArray: IntrinsicFunction = (args) => [...args];

export const arrayPartition: IntrinsicFunction = (args) => {
  const items = array(args, 0);
  const size = integer(args, 1);
  if (size <= 0) throw new ArgumentFailure('The chunk size must be a positive, non-zero integer.');
  const chunks: Json[] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
};

export const arrayContains: IntrinsicFunction = (args) => {
  const sought = args[1] ?? null;
  return array(args, 0).some((item) => isDeepEqual(item, sought));
};

export const arrayRange: IntrinsicFunction = (args) => {
  const [start, end, step] = [integer(args, 0), integer(args, 1), integer(args, 2)];
  if (step === 0) throw new ArgumentFailure('The step must not be zero.');
  const length = Math.max(0, Math.floor((end - start) / step) + 1);
  if (length > MAX_RANGE) {
    throw new ArgumentFailure(`The range must not contain more than ${MAX_RANGE} elements.`);
  }
  return Array.from({ length }, (_, index) => start + index * step);
};

export const arrayGetItem: IntrinsicFunction = (args) => {
  const items = array(args, 0);
  const index = integer(args, 1);
  const item = index < 0 ? undefined : items[index];
  if (item === undefined) {
    throw new ArgumentFailure(`Index ${index} is out of bounds for length ${items.length}.`);
  }
  return item;
};

export const arrayLength: IntrinsicFunction = (args) => array(args, 0).length;

export const arrayUnique: IntrinsicFunction = (args) => {
  const seen = new Map<string, Json[]>();
  for (const item of array(args, 0)) {
    const key = typeof item === 'object' ? 'structure' : JSON.stringify(item);
    const alike = seen.get(key) ?? [];
    if (!alike.some((earlier) => isDeepEqual(earlier, item))) seen.set(key, [...alike, item]);
  }
  const unique = new Set([...seen.values()].flat());
  return array(args, 0).filter((item) => unique.delete(item));
};
