import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

/** `voices`. */
export const declareVoices = (program: Stepcast, run: Run): void => {
  program
    .command('voices')
    .description('the voices that a show in a language can have')
    .argument('<language>', 'for example en-US')
    .action((language, _, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/voices.ts')).showVoices(context, language),
      ),
    );
};
