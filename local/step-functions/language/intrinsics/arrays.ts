import type { Json } from '../../contract.ts';
import { canonicalText } from '../json.ts';
import { ArgumentFailure, array, type IntrinsicFunction, integer } from './call.ts';
import { inHashOrder } from './java-hash.ts';

/** The longest array that States.ArrayRange makes (documented limit). */
const MAX_RANGE = 1_000;

export const makeArray: IntrinsicFunction = (args) => [...args];

export const arrayPartition: IntrinsicFunction = (args) => {
  const items = array(args, 0);
  const size = integer(args, 1);
  if (size <= 0) throw new ArgumentFailure();
  const chunks: Json[] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
};

/** Whether an element has the same JSON text: objects whose members stand in another order are different ones. */
export const arrayContains: IntrinsicFunction = (args) => {
  const sought = JSON.stringify(args[1]);
  return array(args, 0).some((item) => JSON.stringify(item) === sought);
};

export const arrayRange: IntrinsicFunction = (args) => {
  const [start, end, step] = [integer(args, 0), integer(args, 1), integer(args, 2)];
  if (step === 0) throw new ArgumentFailure();
  const length = Math.max(0, Math.floor((end - start) / step) + 1);
  if (length > MAX_RANGE) throw new ArgumentFailure();
  return Array.from({ length }, (_, index) => start + index * step);
};

/** The item at an index; an empty array has null at any, as on the service. */
export const arrayGetItem: IntrinsicFunction = (args) => {
  const items = array(args, 0);
  const index = integer(args, 1);
  if (items.length === 0) return null;
  const item = index < 0 ? undefined : items[index];
  if (item === undefined) throw new ArgumentFailure();
  return item;
};

export const arrayLength: IntrinsicFunction = (args) => array(args, 0).length;

export const arrayUnique: IntrinsicFunction = (args) => {
  const unique = new Map<string, Json>();
  for (const item of array(args, 0)) {
    const text = canonicalText(item);
    if (!unique.has(text)) unique.set(text, item);
  }
  return inHashOrder([...unique.values()]);
};
