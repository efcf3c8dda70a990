/** Runs a piece of work when it is its turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets at most `size` pieces of work run at once; the others wait in order. */
export const createGate = (size: number): Gate => {
  let free = size;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
};
