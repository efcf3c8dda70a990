import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { createProgram } from './command-line/program.ts';
import { runProgram } from './command-line/run-program.ts';
import { readDefinitions } from './database/definitions.ts';
import { findChanges } from './database/find-changes.ts';
import { MIGRATIONS, SCHEMAS, withMigratedDatabase } from './database/migrated-database.ts';
import { printText } from './terminal/print.ts';

const migrationName = (name: string): string => {
  if (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name)) return name;
  throw new InvalidArgumentError('Write <verb>_<noun>, for example change_refusals.');
};

const program = createProgram(
  'npm run migration --',
  'Writes the migration that brings what has changed in supabase/schemas.',
)
  .usage('<name>')
  .argument('<name>', 'what it does: <verb>_<noun>', migrationName)
  .action(async (name) => {
    const definitions = await readDefinitions(SCHEMAS);
    const changes = await withMigratedDatabase((pool) => findChanges(pool, definitions));
    if (changes.length === 0) {
      printText('The migrations make the functions and views of supabase/schemas already.');
      return;
    }
    const version = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const file = join(MIGRATIONS, `${version}_${name}.sql`);
    await writeFile(file, `${changes.join('\n\n')}\n`, { flag: 'wx' });
    printText(`${file}\nRead it, then run: npm run schema`);
  });
await runProgram(program, { argv: process.argv.slice(2) });
