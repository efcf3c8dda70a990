import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../build/project-root.ts';
import { describeSchema } from './database/describe-schema.ts';
import { withMigratedDatabase } from './database/migrated-database.ts';
import { renderRefusals } from './database/refusals.ts';

const SCHEMA = join(projectRoot, 'supabase', 'schema.sql');
const README = join(projectRoot, 'supabase', 'README.md');

await withMigratedDatabase(async (pool) => {
  await writeFile(SCHEMA, await describeSchema(pool));
  await writeFile(README, await renderRefusals(pool, await readFile(README, 'utf8')));
});
