import { refuseUnknownCommand } from './group.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const work = () => import('../commands/episodes/review.ts');

/** `review` and the commands below it. */
export const declareReview = (program: Stepcast, run: Run): void => {
  const list: Parameters<Run>[1] = async (context) => (await work()).listReviews(context);
  const review = program
    .command('review')
    .description('the scripts that await a review, and what is decided of them')
    .helpCommand(false)
    .allowExcessArguments()
    .action((_, command) => {
      refuseUnknownCommand(command);
      return run(command, list);
    });
  review
    .command('list')
    .description('all of them, with their deadlines')
    .action((_, command) => run(command, list));
  review
    .command('show')
    .description('a script line by line, each with the posts that it tells')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).showReview(context, episode)),
    );
  review
    .command('approve')
    .description('has the script spoken')
    .argument('<episode>')
    .option('--file <file>', 'takes the script as somebody edited it (- for standard input)')
    .option('--watch', 'stays until the episode has ended')
    .action((episode, options, command) =>
      run(command, async (context) => (await work()).approve(context, episode, options)),
    );
  review
    .command('discard')
    .description('ends the review without speaking it; its posts count as told')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).discard(context, episode)),
    );
};
