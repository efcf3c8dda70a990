import { InvalidOption } from '../command-line/invalid-option.ts';

interface Dated {
  /** Unix seconds. */
  readonly date: number;
}

/** The period that holds all of these posts and no moment more, narrowed to what was asked for. @throws InvalidOption when nothing is left of it. */
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
  const window = {
    from: (from ?? new Date(first * 1000)).toISOString(),
    until: (until ?? new Date((last + 1) * 1000)).toISOString(),
  };
  if (window.from >= window.until) {
    const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
    throw new InvalidOption(
      `No post lies between ${window.from} and ${window.until}: the posts run from ${day(first)} to ${day(last)}. Choose --from and --until within.`,
    );
  }
  return window;
};
