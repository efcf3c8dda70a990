import { join } from 'node:path';
import { findRunningServer } from '../../../local/postgres/index.ts';
import { MIGRATIONS } from '../../../local/stack/migrations-folder.ts';
import { compareMigrations } from '../../../local/supabase/index.ts';
import type { Check } from './check.ts';

/** Whether a stack's database has the migrations of this version, and no others. */
export const migrationsCheck = (dataDir: string, folder = MIGRATIONS): Check => ({
  name: 'Migrations',
  remedy: 'Start the stack: npm start',
  async run() {
    const url = await findRunningServer(join(dataDir, 'postgres'));
    if (url === undefined) {
      throw new Error('The database isn’t running, so nothing is known of it.');
    }
    const { applied, pending, unknown } = await compareMigrations(url, folder);
    if (unknown.length > 0) {
      return {
        ok: false,
        found: `The database has ${unknown.length} migrations that this version doesn't have, such as ${unknown[0]}.`,
        remedy: 'Use the command of the version that the stack runs.',
      };
    }
    if (pending.length > 0) {
      return {
        ok: false,
        found: `${pending.length} of this version's migrations are not applied: the stack that runs is of an earlier one.`,
        remedy: 'Stop the stack and start it again; what it has is kept before.',
      };
    }
    return { ok: true, found: `All ${applied.length} of this version are applied.` };
  },
});
