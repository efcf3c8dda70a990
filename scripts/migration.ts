import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDefinitions } from './database/definitions.ts';
import { findChanges } from './database/find-changes.ts';
import { MIGRATIONS, SCHEMAS, withMigratedDatabase } from './database/migrated-database.ts';

const name = process.argv[2] ?? '';
if (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name)) {
  const definitions = await readDefinitions(SCHEMAS);
  const changes = await withMigratedDatabase((pool) => findChanges(pool, definitions));
  if (changes.length === 0) {
    console.log('The migrations make the functions and views of supabase/schemas already.');
  } else {
    const version = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const file = join(MIGRATIONS, `${version}_${name}.sql`);
    await writeFile(file, `${changes.join('\n\n')}\n`, { flag: 'wx' });
    console.log(`${file}\nRead it, then run: npm run schema`);
  }
} else {
  console.error(
    'A migration is named by what it does, <verb>_<noun>: npm run migration -- change_refusals',
  );
  process.exitCode = 1;
}
