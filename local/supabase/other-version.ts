import { readdir } from 'node:fs/promises';
import type pg from 'pg';

/** Thrown when a database has migrations that the folder doesn't hold: another version of Stepcast made it. */
export class DatabaseOfAnotherVersion extends Error {
  override readonly name = 'DatabaseOfAnotherVersion';
  /** The recorded migrations without a file, `<version>_<name>`, oldest first. */
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[]) {
    super(
      `The database has ${unknown.length} migrations that this version of Stepcast doesn't have, the first of them ${unknown[0]}: another version made it.`,
    );
    this.unknown = unknown;
  }
}

/**
 * Compares what a database records with a folder of migrations.
 * @throws DatabaseOfAnotherVersion when the record names migrations that the folder doesn't hold
 */
export const refuseOtherVersion = async (pool: pg.Pool, folder: string): Promise<void> => {
  const { rows } = await pool.query<{ migration: string }>(
    `select version || '_' || name as migration from supabase_migrations.schema_migrations order by 1`,
  );
  const files = new Set(await readdir(folder));
  const unknown = rows.map(({ migration }) => migration).filter((one) => !files.has(`${one}.sql`));
  if (unknown.length > 0) throw new DatabaseOfAnotherVersion(unknown);
};
