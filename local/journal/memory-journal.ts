import type { Journal } from './journal.ts';

/** A journal that ends with the process. Records stay as they are: what they refer to is shared, not copied. */
export const createMemoryJournal = <R>(): Journal<R> => {
  const records: (R | undefined)[] = [];
  return {
    append(record) {
      records.push(record);
      return { offset: records.length - 1, length: 1 };
    },
    flushed: () => Promise.resolve(),
    durable: () => Promise.resolve(),
    read: (positions) => Promise.resolve(positions.map(({ offset }) => records[offset] as R)),
    drop(isDropped) {
      for (const [index, record] of records.entries()) {
        if (record !== undefined && isDropped(record)) records[index] = undefined;
      }
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
};
