interface Part {
  close(): Promise<unknown>;
}

/** Waits for a part to start and sees to it that it is closed with the stack. */
export type Open = <T extends Part>(part: Promise<T>) => Promise<T>;

/** What has started of a stack. */
export interface Parts {
  readonly open: Open;
  close(): Promise<void>;
}

/** The parts that have started; `close` ends them, the last one first. */
export const createParts = (): Parts => {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    open: async (part) => {
      const started = await part;
      closers.push(() => started.close());
      return started;
    },
    close: async () => {
      for (const stop of closers.splice(0).reverse()) await stop();
    },
  };
};
