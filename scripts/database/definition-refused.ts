/** Thrown when PostgreSQL doesn't take a definition as it is: it is wrong, or something that a migration must change first depends on the one before. */
export class DefinitionRefused extends Error {
  override readonly name = 'DefinitionRefused';

  constructor(object: string, cause: unknown) {
    const { message, detail } = cause as { message?: string; detail?: string };
    super(
      `${object} can't be put in place: ${[message, detail].filter(Boolean).join(' ')} If it needs a table, column or order of its own, write that into a migration by hand and run this again.`,
      { cause },
    );
  }
}
