import type { CommandUnknownOpts } from '@commander-js/extra-typings';

const HELP = ['-h', '--help'];

/** The words of the command whose help is asked for; undefined where none is. */
const askedOf = (program: CommandUnknownOpts, argv: readonly string[]): string[] | undefined => {
  // Reading options has an effect on those that are collected: only for whoever asks for help.
  if (program.commands.length === 0) return undefined;
  if (![...HELP, 'help'].some((word) => argv.includes(word))) return undefined;
  const { operands, unknown } = program.parseOptions([...argv]);
  if (operands[0] === 'help') return operands.slice(1);
  return unknown.some((word) => HELP.includes(word)) ? operands : undefined;
};

/** The words up to the first that no command is called by. */
const upToUnknown = (program: CommandUnknownOpts, words: readonly string[]) => {
  let at = program;
  for (const [index, word] of words.entries()) {
    if (at.commands.length === 0 || at.registeredArguments.length > 0) return undefined;
    const next = at.commands.find((one) => [one.name(), ...one.aliases()].includes(word));
    if (next === undefined) return words.slice(0, index + 1);
    at = next;
  }
  return undefined;
};

/**
 * The command line that answers one that asks for help: commander shows the help of all for a command
 * that it doesn't know, and that of a group for a command below it. Anything else is as it was.
 */
export const helpLine = (
  program: CommandUnknownOpts,
  argv: readonly string[],
): readonly string[] => {
  const words = askedOf(program, argv);
  if (words === undefined) return argv;
  // Without the way to the help, the word is refused, with the nearest that there is.
  return upToUnknown(program, words) ?? [...words, '--help'];
};
