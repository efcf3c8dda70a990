/** What a check found: a sentence, and where something is wrong, what to do. */
export type Finding =
  | { readonly ok: true; readonly found: string }
  | { readonly ok: false; readonly found: string; readonly remedy: string };

/** Something that a home stack needs. A check that throws has failed with the error's message. */
export interface Check {
  readonly name: string;
  /** What to do when the check itself can't be made. */
  readonly remedy: string;
  run(): Promise<Finding>;
}

/** Makes all checks, each whatever becomes of the others, in their order. */
export const diagnose = (checks: readonly Check[]): Promise<(Finding & { name: string })[]> =>
  Promise.all(
    checks.map(async ({ name, remedy, run }) => {
      try {
        return { name, ...(await run()) };
      } catch (error) {
        return {
          name,
          ok: false,
          found: error instanceof Error ? error.message : String(error),
          remedy,
        };
      }
    }),
  );
