interface ErrorFacts {
  readonly stack: string;
  readonly cause?: unknown;
}

const isError = (value: unknown): value is ErrorFacts =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { stack?: unknown }).stack === 'string';

/** The stack of an error among a line's facts with that of each cause, a line each; null for anything else. */
export const errorLines = (value: unknown): string[] | null => {
  if (!isError(value)) return null;
  const [first = '', ...rest] = errorLines(value.cause) ?? [];
  return [...value.stack.split('\n'), ...(first === '' ? [] : [`because of ${first}`, ...rest])];
};
