interface Dated {
  /** Unix seconds. */
  readonly date: number;
}

/** The period that holds all of these posts and no moment more, narrowed to what was asked for. */
export const windowOf = (
  messages: readonly Dated[],
  from: Date | undefined,
  until: Date | undefined,
): { from: string; until: string } => {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { date } of messages) {
    first = Math.min(first, date);
    last = Math.max(last, date);
  }
  return {
    from: (from ?? new Date(first * 1000)).toISOString(),
    until: (until ?? new Date((last + 1) * 1000)).toISOString(),
  };
};
