/**
 * The headers of an integration response's parameters, by their names in lower case.
 * @throws Error naming a parameter whose value isn't literal.
 */
export const literalHeaders = (
  parameters: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const literal = /^'(.*)'$/.exec(value)?.[1];
      if (literal === undefined) {
        throw new Error(`${name}: only literal values are understood here, not ${value}.`);
      }
      return [name.replace(/^method\.response\.header\./, '').toLowerCase(), literal];
    }),
  );
