import { Argument } from '@commander-js/extra-typings';
import { OPERATIONS_RUN } from '../../../src/inspect/machine-runner.ts';
import type { Host } from '../../command-line/run-program.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `run`, `retry-failed`, `doctor`, `alerts test`, `service install`. */
export const declareOperations = (program: Stepcast, run: Run, host: Host): void => {
  program
    .command('run')
    .description('starts now what the clock starts: due episodes, the sweep, what is to be told')
    .addArgument(new Argument('<machine>').choices(OPERATIONS_RUN))
    .action((machine, _, command) =>
      run(command, async (context) =>
        (await import('../commands/operations.ts')).runMachine(context, machine),
      ),
    );
  program
    .command('retry-failed')
    .description('makes again all that failed with one error, the oldest of each show first')
    .requiredOption('--error <name>', 'what they failed with, for example SpeechUnavailable')
    .option('--show <show>', 'only those of one show')
    .option('--dry-run', 'only says which would start, and from where')
    .action((options, command) =>
      run(command, async (context) =>
        (await import('../commands/retry-failed.ts')).retryFailed(context, options),
      ),
    );
  program
    .command('doctor')
    .description(
      'looks at what a stack of npm start needs, or at a stage, and says what to do; 1 if anything is wrong',
    )
    .action((_, command) =>
      run(command, async (context) =>
        (await import('../commands/doctor.ts')).doctor(context, host.env),
      ),
    );
  program
    .command('alerts')
    .description('who is told when something goes wrong at home')
    .command('test')
    .description('sends something through ntfy and the bot that the settings name')
    .action((_, command) =>
      run(command, async () =>
        (await import('../commands/alerts.ts')).testAlerts(program.opts().dataDir),
      ),
    );
  program
    .command('service')
    .description('has the system start npm start by itself')
    .command('install')
    .description('writes a systemd user unit or a launchd file, and shows it')
    .action((_, command) =>
      run(command, async () =>
        (await import('../commands/service.ts')).installService(program.opts().dataDir),
      ),
    );
};
