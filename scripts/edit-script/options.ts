import { parseArgs } from 'node:util';
import type { CommonOptions } from '../cli/command.ts';
import { InvalidOption } from '../command-line/invalid-option.ts';

export const USAGE = `npm run script -- <command> [options]

  show <episode>   the script of an episode, as JSON
  edit <episode>   opens it in $VISUAL or $EDITOR; what has changed is spoken again
      --file FILE  takes the edited script from a file instead (- for standard input)

  --data-dir DIR   the folder of npm start (.stepcast)
  --url URL        a deployed stage instead (STEPCAST_URL), with
  --key KEY        its API key (STEPCAST_API_KEY)
  --help           this text`;

/** What is to be done with which episode's script. */
export interface ScriptOptions {
  readonly command: 'show' | 'edit';
  readonly episode: string;
  readonly file: string | undefined;
  readonly target: CommonOptions;
}

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        help: { type: 'boolean' },
        'data-dir': { type: 'string' },
        url: { type: 'string' },
        key: { type: 'string' },
      },
    });
  } catch (error) {
    throw new InvalidOption((error as Error).message, { cause: error });
  }
};

/** Reads the command line; `help` stands for a call that only wants to read the usage. @throws InvalidOption */
export const readScriptOptions = (argv: readonly string[]): ScriptOptions | 'help' => {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  const [command, episode, surplus] = positionals;
  if (command !== 'show' && command !== 'edit') {
    throw new InvalidOption(`Write show or edit, not ${command ?? 'nothing'}.`);
  }
  if (episode === undefined) throw new InvalidOption(`${command} needs <episode>.`);
  if (surplus !== undefined) throw new InvalidOption(`${surplus} is too much.`);
  if (command === 'show' && values.file !== undefined) {
    throw new InvalidOption('show knows no --file.');
  }
  const target = { json: false, dataDir: values['data-dir'], url: values.url, key: values.key };
  return { command, episode, file: values.file, target };
};
