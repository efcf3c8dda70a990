import { Option } from '@commander-js/extra-typings';
import { ROLES } from '../../../src/access/role.ts';
import { date, repeated, text, wholeNumber } from '../../command-line/option-values.ts';
import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/operations/access.ts');

const declareAudit = (program: Stepcast, run: Run): void => {
  program
    .command('audit')
    .description('who changed what, newest first')
    .option('--show <show>', 'of that show alone, with its episodes and webhooks')
    .option('--episode <episode>', 'of that episode alone')
    .option('--limit <n>', 'how many, 20 by default', wholeNumber(100))
    .action((options, command) =>
      run(command, async (context) => (await work()).showAudit(context, options)),
    );
};

/** `keys` and the commands below it, and `audit`. */
export const declareAccess = (program: Stepcast, run: Run): void => {
  const list: Parameters<Run>[1] = async (context) => (await work()).showKeys(context);
  const keys = program
    .command('keys')
    .description('who may call the API, by a key of their own')
    .helpCommand(false)
    .allowExcessArguments()
    .action((_, command) => {
      refuseUnknownCommand(command);
      return run(command, list);
    });
  keys
    .command('list')
    .description('all of them, with what they may do')
    .action((_, command) => run(command, list));
  keys
    .command('add')
    .description('makes a key, whose value is shown this once')
    .argument('<name>', 'of the program or the person that gets it')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(ROLES).default('viewer' as const),
    )
    .option('--expires <date>', 'from when on it is refused', date)
    .option('--show <show>', 'a show that it is for, and no other; repeatable', repeated(text))
    .action((name, options, command) =>
      run(command, async (context) => (await work()).addKey(context, name, options)),
    );
  keys
    .command('rotate')
    .description('makes a new value for a key; the one before it is taken for a day more')
    .argument('<key>', 'its name or id')
    .option('--at-once', 'the one before is refused at once: after a leak')
    .action((key, { atOnce }, command) =>
      run(command, async (context) => (await work()).rotateKey(context, key, atOnce === true)),
    );
  keys
    .command('revoke')
    .description('lets a key in no more, from the next request on')
    .argument('<key>', 'its name or id')
    .action((key, _, command) =>
      run(command, async (context) => (await work()).revokeKey(context, key)),
    );
  declareAudit(program, run);
};
