import { Option } from '@commander-js/extra-typings';
import { START_STEPS } from '../../../src/episode/input/start-steps.ts';
import { date, repeated, text, wholeNumber } from '../../command-line/option-values.ts';
import type { Run } from './run.ts';
import type { Stepcast } from './stepcast.ts';

const WATCH = ['--watch', 'stays until it has ended'] as const;
const MOST_AT_ONCE = 100;

const work = () => import('../commands/episodes/episodes.ts');

/** The commands that start an episode, tell of one, or end it. */
export const declareEpisodes = (program: Stepcast, run: Run): void => {
  program
    .command('generate')
    .description('starts an episode of what was posted since the last one')
    .argument('<show>')
    .option('--from <date>', 'of what was posted from then on', date)
    .option('--until <date>', 'until then', date)
    .option(...WATCH)
    .action((show, options, command) => {
      const { from, until } = options;
      if (until && !from) command.error('--until needs --from: a period has two ends.');
      if (from && until && from >= until) {
        command.error(`--from ${from.toISOString()} is not before --until ${until.toISOString()}.`);
      }
      return run(command, async (context) =>
        (await work()).generateEpisode(context, show, options),
      );
    });
  program
    .command('estimate')
    .description('what the next episode of a show will probably cost')
    .argument('<show>')
    .action((show, _options, command) =>
      run(command, async (context) => (await work()).estimate(context, show)),
    );
  program
    .command('episodes')
    .description('the episodes of a show, newest first')
    .argument('<show>')
    .option('--limit <n>', 'how many', wholeNumber(MOST_AT_ONCE), 20)
    .action((show, { limit }, command) =>
      run(command, async (context) => (await work()).showEpisodes(context, show, limit)),
    );
  program
    .command('status')
    .description('what an episode is doing, or how it ended')
    .argument('<episode>')
    .option(...WATCH)
    .action((episode, options, command) =>
      run(command, async (context) => (await work()).showStatus(context, episode, options)),
    );
  program
    .command('retry')
    .description('makes an episode again; speech that was paid for is not paid for again')
    .argument('<episode>')
    .addOption(
      new Option(
        '--from <step>',
        'the first step that is done again; left out, the one that failed',
      ).choices(START_STEPS),
    )
    .option(
      '--set <name=value>',
      'changes a setting, or window.from or window.until; may be repeated',
      repeated(text),
    )
    .option('--input <file>', 'takes the edited input from a file (- for standard input)')
    .option('--show-input', 'only shows the input that the attempt would have')
    .option(...WATCH)
    .action((episode, options, command) =>
      run(command, async (context) =>
        (await import('../commands/episodes/retry.ts')).retryEpisode(context, episode, options),
      ),
    );
  program
    .command('cancel')
    .description('stops an episode')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).cancelEpisode(context, episode)),
    );
  program
    .command('hide')
    .description('takes a published episode away from listeners until it is shown again')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).hideEpisode(context, episode)),
    );
  program
    .command('unhide')
    .description('shows a hidden episode again')
    .argument('<episode>')
    .action((episode, _, command) =>
      run(command, async (context) => (await work()).unhideEpisode(context, episode)),
    );
  program
    .command('withdraw')
    .description('takes an episode away for good; what it told stays told')
    .argument('<episode>')
    .option('--yes', 'it is meant')
    .action((episode, { yes }, command) => {
      if (!yes) {
        command.error(
          `This deletes what listeners have of ${episode}, and nothing brings it back (hide does it for a while). Add --yes to do it.`,
        );
      }
      return run(command, async (context) => (await work()).withdrawEpisode(context, episode));
    });
  program
    .command('post')
    .description('posts a published episode where its show is posted today')
    .argument('<episode>')
    .option('--missing', 'you have looked: a message in doubt is not there')
    .option('--stands <message>', 'the link or number of a message in doubt that is there', text)
    .action((episode, options, command) => {
      if (options.missing && options.stands !== undefined) {
        command.error('Give --missing or --stands, not both.');
      }
      return run(command, async (context) =>
        (await import('../commands/episodes/post.ts')).postEpisode(context, episode, options),
      );
    });
  program
    .command('picture')
    .description('gives an episode a picture of its own')
    .argument('<episode>')
    .argument('<file>', 'a square JPEG or PNG of 1400 to 3000 pixels, or none')
    .action((episode, file, _, command) =>
      run(command, async (context) =>
        (await import('../commands/shows/pictures.ts')).setEpisodePicture(context, episode, file),
      ),
    );
  program
    .command('logs')
    .description('what happened, state by state, and what the functions wrote')
    .argument('<episode>', 'with a state also the name of one of its attempts')
    .argument('[state]', 'only what the function of this state wrote, for example GenerateAudio')
    .action((episode, state, _, command) =>
      run(command, async (context) => {
        const { showLogs, showStateLogs } = await import('../commands/episodes/logs.ts');
        return state === undefined
          ? showLogs(context, episode)
          : showStateLogs(context, episode, state);
      }),
    );
};
