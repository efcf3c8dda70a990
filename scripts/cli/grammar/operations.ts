import { Argument } from '@commander-js/extra-typings';
import { OPERATIONS_RUN } from '../../../src/inspect/machine-runner.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `run`, `doctor`. */
export const declareOperations = (program: Stepcast, run: Run): void => {
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
    .command('doctor')
    .description(
      'looks at what a stack of npm start needs, and says what to do; 1 if anything is wrong',
    )
    .action((_, command) =>
      run(command, async (context) => (await import('../commands/doctor.ts')).doctor(context)),
    );
};
