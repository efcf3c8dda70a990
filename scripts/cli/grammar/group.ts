import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/**
 * Of a command that is a list by itself and has others below it: refuses a word that none of these
 * is called by, which commander takes for an argument of the list.
 * @throws InvalidOption
 */
export const refuseUnknownCommand = (group: CommandUnknownOpts): void => {
  const [word] = group.args;
  if (word === undefined) return;
  const names = group.commands.map((command) => command.name());
  group.error(`unknown command '${word}'\n(There are ${names.join(', ')}.)`);
};
