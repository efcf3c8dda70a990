import { Command, type CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Output } from '../terminal/live-line.ts';
import { printText } from '../terminal/print.ts';
import { helpLine } from './help-line.ts';
import { InvalidOption } from './invalid-option.ts';

/** A program named as a person calls it, with a line that says what it does. */
export const createProgram = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .helpOption('-h, --help', 'this text')
    .configureHelp({ showGlobalOptions: true });

/** What a person writes to call a command: `npx stepcast shows add`. */
export const pathOf = (command: CommandUnknownOpts): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const everyCommand = (command: CommandUnknownOpts): CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(everyCommand),
];

/** Commander's message as a sentence: its suggestion stands in brackets on a line of its own. */
const asSentence = ({ message, code }: CommanderError): string => {
  if (code === 'commander.help') return 'Which command?';
  const [what = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  const ended = /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
  if (code === 'commander.excessArguments') return `${ended} Put names with blanks in quotes.`;
  return suggestion === '' ? ended : `${ended} ${suggestion.replace(/^\((.*)\)$/, '$1')}`;
};

// Commander takes whatever follows for an option's value, another option too.
const refuseMissingValues = (program: CommandUnknownOpts, argv: readonly string[]): void => {
  const options = everyCommand(program).flatMap((command) => command.options);
  const find = (word: string | undefined) => options.find(({ long }) => long === word);
  const end = argv.indexOf('--');
  for (const [at, word] of argv.slice(0, end < 0 ? argv.length : end).entries()) {
    const value = argv[at + 1];
    if (find(word)?.required && find(value)) {
      throw new InvalidOption(`${word} needs a value: ${value} is an option of its own.`);
    }
  }
};

/**
 * Reads a command line and does what it asks for. Help and the version are written to
 * `output`; help that nobody asked for to `errors`.
 * @throws InvalidOption, and whatever the command throws
 */
export const runCommandLine = async (
  program: CommandUnknownOpts,
  argv: readonly string[],
  output: Output,
  errors: Output,
): Promise<void> => {
  let isAnswered = false;
  for (const command of everyCommand(program)) {
    command
      .configureOutput({
        writeOut: (words) => printText(words.trimEnd(), output),
        // Help for whoever named no command; errors are told by whoever catches them.
        writeErr: (words) => printText(words.trimEnd(), errors),
        outputError: () => undefined,
      })
      .exitOverride((error) => {
        isAnswered = error.exitCode === 0;
        if (isAnswered) throw error;
        throw new InvalidOption(asSentence(error), { cause: error, command: pathOf(command) });
      });
  }
  refuseMissingValues(program, argv);
  try {
    await program.parseAsync(helpLine(program, argv), { from: 'user' });
  } catch (error) {
    if (!isAnswered) throw error;
  }
};
