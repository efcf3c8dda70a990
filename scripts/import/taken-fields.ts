import type { ImportNote } from './import-plan.ts';

/** The fields that a schema takes of those that are given; what it refuses is noted. */
export const takenFields = (
  what: string,
  fields: Readonly<Record<string, unknown>>,
  refusalOf: (field: Readonly<Record<string, unknown>>) => string | undefined,
  notes: ImportNote[],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      if (value === null || value === '' || value === undefined) return false;
      const why = refusalOf({ [name]: value });
      if (why) notes.push({ what: `${what}, ${name}`, why: `left at its default: ${why}` });
      return why === undefined;
    }),
  );

/** What a schema says first against a value; undefined where it takes it. */
export const firstIssue = (parsed: {
  readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
}): string | undefined => parsed.error?.issues[0]?.message;
