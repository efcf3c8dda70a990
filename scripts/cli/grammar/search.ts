import { wholeNumber } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `search`. */
export const declareSearch = (program: Stepcast, run: Run): void => {
  program
    .command('search')
    .description('what was said about something, with the moments')
    .argument(
      '<question...>',
      'a question or words; "a phrase" in quotation marks, -word to exclude',
    )
    .option('--show <show>', 'only the episodes of this show')
    .option('--limit <number>', 'moments at most (10)', wholeNumber(50))
    .action((question, options, command) =>
      run(command, async (context) =>
        (await import('../commands/episodes/search.ts')).searchTranscripts(
          context,
          question.join(' '),
          options,
        ),
      ),
    );
};
