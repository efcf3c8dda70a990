/** Quotes a name, so that it can be nothing but a name. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Collects a statement's parameters; `bind` answers the placeholder to write in its text. */
export const createParameters = (): {
  readonly values: unknown[];
  bind(value: unknown): string;
} => {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
};
export type SqlParameters = ReturnType<typeof createParameters>;
