import { Option } from '@commander-js/extra-typings';
import { EXECUTION_STATUSES } from '../../../src/inspect/execution-inspector.ts';
import { MACHINES } from '../../../src/inspect/machines.ts';
import { date, wholeNumber } from '../../command-line/option-values.ts';
import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/operations/runs.ts');

/** `runs` and `runs export`. */
export const declareRuns = (program: Stepcast, run: Run): void => {
  const runs = program
    .command('runs')
    .description('the runs of all shows, newest first')
    .helpCommand(false)
    .allowExcessArguments()
    .addOption(
      new Option('--machine <machine>', 'of which machine')
        .choices(['all', ...MACHINES])
        .default('episode'),
    )
    .addOption(
      new Option('--status <status>', 'how they stand or ended').choices(EXECUTION_STATUSES),
    )
    .option('--error <name>', 'what they failed with, for example SpeechUnavailable')
    .option('--words <words>', 'what stands in name, input, error or the title of the show')
    .option('--since <date>', 'when they began at the earliest', date)
    .option('--limit <n>', 'how many', wholeNumber(1000), 20)
    .action((options, command) => {
      refuseUnknownCommand(command);
      return run(command, async (context) => (await work()).showRuns(context, options));
    });
  runs
    .command('export')
    .description('saves an execution as JSON: definition, states, history and log lines')
    .argument('<execution>', 'an episode, one of its attempts, or <machine>/<name>')
    .option('--out <file>', 'where to (<machine>-<name>.json)')
    .action((execution, { out }, command) =>
      run(command, async (context) => (await work()).exportRun(context, execution, out)),
    );
};
