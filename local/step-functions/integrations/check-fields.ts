import type { Fields } from './integration.ts';

/** What stands against these members: one sentence for each that is missing or unknown. */
export const checkFields = (fields: Fields, given: readonly string[]): string[] => {
  const missing = fields.required.filter((field) => !given.includes(field));
  const unknown = given.filter(
    (field) => !fields.required.includes(field) && !fields.optional.includes(field),
  );
  return [
    ...missing.map((field) => `The field '${field}' is required but was missing`),
    ...unknown.map((field) => `The field '${field}' is not supported by this local Step Functions`),
  ];
};
