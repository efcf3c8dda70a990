type Results<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** Like Promise.all, but a failure is thrown only when the others have ended too: nothing starts behind a caller's back. */
export const allOrNone = async <T extends readonly unknown[]>(
  promises: readonly [...T],
): Promise<Results<T>> => {
  await Promise.allSettled(promises);
  return (await Promise.all(promises)) as Results<T>;
};
