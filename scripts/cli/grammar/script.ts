import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/episodes/script.ts');

/** `script` and the commands below it. */
export const declareScript = (program: Stepcast, run: Run): void => {
  const script = program
    .command('script')
    .description('what an episode says, and saying it otherwise')
    .helpCommand(false);
  script
    .command('show')
    .description('the script of an episode, as JSON')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).showScript(context, episode)),
    );
  script
    .command('edit')
    .description('opens it in $VISUAL or $EDITOR; what has changed is spoken again')
    .argument('<episode>')
    .option('--file <file>', 'takes the edited script from a file instead (- for standard input)')
    .option('--watch', 'stays until the episode has ended')
    .action((episode, options, command) =>
      run(command, async (context) => (await work()).editScript(context, episode, options)),
    );
};
