import { InvalidArgumentError } from '@commander-js/extra-typings';
import { ORIGIN } from '../../../src/public-internet/origin.ts';
import { repeated, text, wholeNumber } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const origin = (value: string): string => {
  const named = value.split(',').map((each) => each.trim());
  const [only, ...others] = named.filter(Boolean);
  if (only && others.length === 0 && ORIGIN.test(only)) return only;
  throw new InvalidArgumentError(
    'Write an origin, for example http://127.0.0.1:8080 or http://127.0.0.1:*.',
  );
};

/** `import` and the commands below it. */
export const declareImport = (program: Stepcast, run: Run): void => {
  const group = program
    .command('import')
    .description('shows and episodes of other systems')
    .helpCommand(false);
  group
    .command('feed')
    .description('a show with its episodes, out of its feed')
    .argument('<address|folder>', 'where the feed is, or a folder with feed.xml and its files')
    .option('--show <show>', 'into this show; left out, the feed’s own is made')
    .option('--language <code>', 'of a feed that names none', text, 'en-US')
    .option('--max-mb <number>', 'the largest sound that is taken (500)', wholeNumber(1000), 500)
    .option(
      '--allow-origin <origin>',
      'a server that need be neither public nor https',
      repeated(origin),
    )
    .option('--dry-run', 'says what would be imported and what lacks, and imports nothing')
    .action((source, options, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/import.ts')).importFeed(context, source, options),
      ),
    );
  group
    .command('database')
    .description('shows, configs and episodes, out of the database of a replaced system')
    .argument('[address]', 'postgres://…; left out, STEPCAST_IMPORT_DATABASE')
    .option('--schema <name>', 'where its tables are', text, 'public')
    .option('--max-mb <number>', 'the largest sound that is taken (500)', wholeNumber(1000), 500)
    .option(
      '--allow-origin <origin>',
      'a server of sound that need be neither public nor https',
      repeated(origin),
    )
    .option('--dry-run', 'says what would be imported and what lacks, and imports nothing')
    .action((address, options, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/import.ts')).importDatabase(context, address, options),
      ),
    );
};
