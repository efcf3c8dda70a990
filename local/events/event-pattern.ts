type Scalar = string | number | boolean | null;
type Matcher = (value: unknown) => boolean;

/** An EventBridge event pattern: objects down to lists of what a field may be. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly unknown[];
}

/** Tells whether an event fits a pattern. */
export type EventFilter = (event: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const textMatcher =
  (test: (value: string, text: string) => boolean) =>
  (text: unknown): Matcher | undefined =>
    typeof text === 'string'
      ? (value) => typeof value === 'string' && test(value, text)
      : undefined;

// Each answers undefined for an operand that it doesn't take.
const OPERATORS: Readonly<Record<string, (operand: unknown) => Matcher | undefined>> = {
  prefix: textMatcher((value, text) => value.startsWith(text)),
  suffix: textMatcher((value, text) => value.endsWith(text)),
  'equals-ignore-case': textMatcher((value, text) => value.toLowerCase() === text.toLowerCase()),
  'anything-but': (operand) => {
    const others: unknown[] = Array.isArray(operand) ? operand : [operand];
    return others.every(isScalar)
      ? (value) => value !== undefined && !others.includes(value as Scalar)
      : undefined;
  },
  exists: (operand) =>
    typeof operand === 'boolean' ? (value) => (value !== undefined) === operand : undefined,
};

const toMatcher = (condition: unknown, path: string): Matcher => {
  if (isScalar(condition)) return (value) => value === condition;
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(condition as object);
  const matcher = others.length === 0 ? OPERATORS[operator]?.(operand) : undefined;
  if (matcher === undefined) {
    throw new Error(
      `The event pattern asks at ${path} for ${JSON.stringify(condition)}, which is not implemented here. There are plain values and ${Object.keys(OPERATORS).join(', ')}.`,
    );
  }
  return matcher;
};

const fieldFilter = (
  wanted: EventPattern | readonly unknown[],
  path: string,
): ((value: unknown) => boolean) => {
  if (isObject(wanted)) return compileAt(wanted as EventPattern, path);
  if (!Array.isArray(wanted) || wanted.length === 0) {
    throw new Error(`The event pattern has no list of values at ${path}.`);
  }
  const matchers = wanted.map((condition) => toMatcher(condition, path));
  return (value) => {
    const values = Array.isArray(value) && value.length > 0 ? value : [value];
    return matchers.some((matches) => values.some(matches));
  };
};

const compileAt = (pattern: EventPattern, path: string): EventFilter => {
  const filters = Object.entries(pattern).map(([field, wanted]) => {
    if (field.startsWith('$'))
      throw new Error(`${field} in event patterns is not implemented here.`);
    return { field, fits: fieldFilter(wanted, path === '' ? field : `${path}.${field}`) };
  });
  return (event) =>
    filters.every(({ field, fits }) => fits(isObject(event) ? event[field] : undefined));
};

/**
 * Makes a filter of a pattern. A field that is a list fits when one of its elements does.
 * @throws Error naming what the pattern asks for that isn't implemented
 */
export const compilePattern = (pattern: EventPattern): EventFilter => compileAt(pattern, '');
