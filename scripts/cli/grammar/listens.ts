import { wholeNumber } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `listens`. */
export const declareListens = (program: Stepcast, run: Run): void => {
  program
    .command('listens')
    .description('how often a show or an episode was downloaded, by day, app and episode')
    .argument('[show]')
    .option('--episode <episode>', 'of this episode instead')
    .option('--days <n>', 'of so many days, today included', wholeNumber(366), 30)
    .action((show, options, command) => {
      if ((show === undefined) === (options.episode === undefined)) {
        command.error('Name a show, or an episode with --episode.');
      }
      return run(command, async (context) =>
        (await import('../commands/shows/listens.ts')).showListens(context, show, options),
      );
    });
};
