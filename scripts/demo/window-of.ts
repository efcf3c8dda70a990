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
  const [firstAt, lastAt] = [new Date(first * 1000), new Date(last * 1000)];
  const posts = `the posts run from ${firstAt.toISOString()} to ${lastAt.toISOString()}`;
  if (from && from > lastAt) {
    throw new InvalidOption(`--from ${from.toISOString()} lies after the last post: ${posts}.`);
  }
  if (until && until <= firstAt) {
    throw new InvalidOption(`--until ${until.toISOString()} lies before the first post: ${posts}.`);
  }
  return {
    from: (from ?? firstAt).toISOString(),
    until: (until ?? new Date((last + 1) * 1000)).toISOString(),
  };
};
