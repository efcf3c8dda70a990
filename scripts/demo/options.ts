import { parseArgs } from 'node:util';
import { InvalidOption } from '../command-line/invalid-option.ts';
import { readChannel } from '../command-line/read-channel.ts';
import { readDate } from '../command-line/read-date.ts';

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** Telegram Desktop exports; empty means the sample channel that ships with the project. */
  readonly exports: readonly string[];
  /** The usernames of the exports' channels, in the order of the exports, as far as they are given. */
  readonly usernames: readonly string[];
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  readonly language: string | undefined;
  readonly minutes: number;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly keep: boolean;
}

export const USAGE = `npm run demo -- [options]

Makes one episode on a stack of its own, in a temporary folder.

  --export FILE   a Telegram Desktop export (result.json) instead of the sample channel; repeatable
  --username NAME the export's channel on Telegram, without which links to its posts may lead
                  nowhere: exports don't hold it; repeatable, in the order of --export
  --from DATE     only posts from this day or time on (2026-09-01 or 2026-09-01T08:00:00Z)
  --until DATE    only posts before this day or time
  --language TAG  the show's language, for example en-US, he-IL or ru-RU (guessed from the posts)
  --minutes N     how long the episode should be (5)
  --out DIR       copies the episode's files there
  --json          the last line of stdout is one JSON object; what people read goes to stderr
  --keep          leaves the stack up until Ctrl+C
  --help          this text`;

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        export: { type: 'string', multiple: true, default: [] },
        username: { type: 'string', multiple: true, default: [] },
        from: { type: 'string' },
        until: { type: 'string' },
        language: { type: 'string' },
        minutes: { type: 'string', default: '5' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new InvalidOption(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
};

const readUsernames = (given: readonly string[], exports: readonly string[]): string[] => {
  const usernames = given.map((name) => readChannel('username', name).toLowerCase());
  if (usernames.length > exports.length) {
    throw new InvalidOption(
      `--username names the channel of an --export: there are ${usernames.length} names for ${exports.length} exports.`,
    );
  }
  const twice = usernames.find((name, index) => usernames.indexOf(name) !== index);
  if (twice === undefined) return usernames;
  throw new InvalidOption(`--username ${twice}: two exports can't be of the same channel.`);
};

/**
 * Reads the command line; `help` stands for a call that only wants to read the usage.
 * @throws InvalidOption for an unknown option or a value that can't be understood.
 */
export const readOptions = (argv: readonly string[]): DemoOptions | 'help' => {
  const values = parse(argv);
  if (values.help) return 'help';
  const from = readDate('from', values.from);
  const until = readDate('until', values.until);
  if (from && until && from >= until) {
    throw new InvalidOption(
      `--from ${values.from} is not before --until ${values.until}: no post lies between.`,
    );
  }
  const minutes = Number(values.minutes);
  if (!(minutes >= 1 && minutes <= 120)) {
    throw new InvalidOption(`--minutes ${values.minutes}: write a number from 1 to 120.`);
  }
  if (values.language !== undefined && !/^[a-z]{2,3}-[A-Z]{2}$/.test(values.language)) {
    throw new InvalidOption(
      `--language ${values.language}: write a language and a region, for example en-US.`,
    );
  }
  const usernames = readUsernames(values.username, values.export);
  const { language, out, json, keep } = values;
  return { exports: values.export, usernames, from, until, language, minutes, out, json, keep };
};
