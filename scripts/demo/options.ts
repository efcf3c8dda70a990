import { InvalidArgumentError } from '@commander-js/extra-typings';
import { SAMPLE_LANGUAGE } from '../../local/telegram/sample/index.ts';
import {
  exportUsername,
  USERNAME_OPTION,
  usernamesProblem,
} from '../command-line/export-usernames.ts';
import { date, numberUpTo, repeated, text } from '../command-line/option-values.ts';
import { createProgram } from '../command-line/program.ts';

const MINUTES = { least: 1, most: 120, usual: 5 };

const language = (value: string): string => {
  if (/^[a-z]{2,3}-[A-Z]{2}$/.test(value)) return value;
  throw new InvalidArgumentError('Write a language and a region, for example en-US.');
};

const withOptions = () =>
  createProgram(
    'npm run demo --',
    'Makes one episode on a stack of its own, in a temporary folder.',
  )
    .usage('[options]')
    .option(
      '--export <file>',
      'a Telegram Desktop export (result.json) instead of the sample channels; repeatable',
      repeated(text),
    )
    .option(...USERNAME_OPTION, repeated(exportUsername))
    .option(
      '--from <date>',
      'only posts from this day or time on (2026-09-01 or 2026-09-01T08:00:00Z)',
      date,
    )
    .option('--until <date>', 'only posts before this day or time', date)
    .option(
      '--language <tag>',
      "the show's language, for example en-US, he-IL or ru-RU (guessed from the posts)",
      language,
    )
    .option(
      '--minutes <n>',
      'how long the episode should be',
      numberUpTo(MINUTES.most, MINUTES.least),
      MINUTES.usual,
    )
    .option('--out <folder>', "copies the episode's files there")
    .option('--json', 'the last line of stdout is one JSON object; what people read goes to stderr')
    .option('--keep', 'leaves the stack up until Ctrl+C');

type Given = ReturnType<ReturnType<typeof withOptions>['opts']>;

/** What `npm run demo` was asked for. No exports means the sample channels that ship with the project. */
export type DemoOptions = Omit<Given, 'export' | 'username'> & {
  readonly exports: readonly string[];
  /** The usernames of the exports' channels, in the order of the exports, as far as they are given. */
  readonly usernames: readonly string[];
};

/** The show's language as far as it needn't be guessed: it was asked for, or the samples are told. */
export const knownLanguage = ({ language, exports }: DemoOptions): string | undefined =>
  language ?? (exports.length === 0 ? SAMPLE_LANGUAGE : undefined);

/** `npm run demo`; what it was asked for goes to `run`. */
export const demoProgram = (run: (options: DemoOptions) => Promise<void>) =>
  withOptions().action((given, command) => {
    const { export: exports = [], username: usernames = [], ...rest } = given;
    const { from, until } = rest;
    if (from && until && from >= until) {
      command.error(
        `--from ${from.toISOString()} is not before --until ${until.toISOString()}: no post lies between.`,
      );
    }
    const problem = usernamesProblem(exports, usernames);
    if (problem !== undefined) command.error(problem);
    return run({ ...rest, exports, usernames });
  });
