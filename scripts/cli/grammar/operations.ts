import { Argument } from '@commander-js/extra-typings';
import { OPERATIONS_RUN } from '../../../src/inspect/machine-runner.ts';
import { repeated, text, wholeNumber } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const queues = () => import('../commands/operations/queues.ts');

/** `intake send`, `intake dead-letters`, `intake redrive`, `intake discard`. */
const declareIntake = (program: Stepcast, run: Run): void => {
  const intake = program
    .command('intake')
    .description('the messages of the systems that Stepcast replaces');
  intake
    .command('send')
    .description('puts a message of version 1.0 into the queue, once it is checked')
    .argument('<file>', 'its JSON; - for standard input')
    .action((file, _, command) =>
      run(command, async (context) => (await queues()).sendMessage(context, file)),
    );
  intake
    .command('dead-letters')
    .description('the messages that nobody took, with what refused them')
    .action((_, command) =>
      run(command, async (context) => (await queues()).showDeadLetters(context)),
    );
  intake
    .command('redrive')
    .description('sends all of those of intake to it once more')
    .action((_, command) => run(command, async (context) => (await queues()).redrive(context)));
  intake
    .command('discard')
    .description('deletes one of them for good')
    .argument('<message>', 'its id, which intake dead-letters tells')
    .option('--events', 'one of the events that no machine was given')
    .action((message, { events = false }, command) =>
      run(command, async (context) =>
        (await queues()).discard(context, message, events ? 'events' : 'intake'),
      ),
    );
};

/** `run`, `spending`, `retry-failed`, `intake`. */
export const declareOperations = (program: Stepcast, run: Run): void => {
  program
    .command('run')
    .description('starts now what the clock starts: due episodes, the sweep, what is to be told')
    .addArgument(new Argument('<machine>', 'which of them').choices(OPERATIONS_RUN))
    .action((machine, _, command) =>
      run(command, async (context) =>
        (await import('../commands/operations/operations.ts')).runMachine(context, machine),
      ),
    );
  program
    .command('spending')
    .description('what episodes cost, by month and show, and how far the caps are used up')
    .option('--months <n>', 'of so many months, this one included', wholeNumber(24), 6)
    .action(({ months }, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/spending.ts')).showSpending(context, months),
      ),
    );
  program
    .command('retry-failed')
    .description('makes again all that failed with one error, the oldest of each show first')
    .option('--error <name>', 'what they failed with, for example SpeechUnavailable')
    .option('--episode <id>', 'this one, whatever it failed with; may be repeated', repeated(text))
    .option('--show <show>', 'only those of one show')
    .option('--dry-run', 'only says which would start, and from where')
    .action(({ error, episode, ...options }, command) => {
      if ((error === undefined) === (episode === undefined)) {
        command.error('Say which: --error with what they failed with, or --episode for each.');
      }
      const which = episode ? { episodeIds: episode } : { error: error ?? '' };
      return run(command, async (context) =>
        (await import('../commands/operations/retry-failed.ts')).retryFailed(
          context,
          which,
          options,
        ),
      );
    });
  declareIntake(program, run);
};
