import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** An option as a shell completes it. */
export interface CompletedOption {
  readonly flag: string;
  readonly description: string;
  /** What may follow it: nothing, one of these words, a file, a folder, or any text. */
  readonly value: 'none' | 'any' | 'file' | 'folder' | readonly string[];
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Its words without the program's: empty for the program itself, `shows add`. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly CompletedOption[];
  /** The words that its argument may be, where there are few. */
  readonly operands: readonly string[];
}

type Option = CommandUnknownOpts['options'][number];

const PLACES = { '<file>': 'file', '<folder>': 'folder' } as const;

const allowedValue = ({ argChoices, required, flags }: Option): CompletedOption['value'] => {
  if (argChoices) return argChoices;
  const [, place = ''] = flags.split(' ');
  return PLACES[place as keyof typeof PLACES] ?? (required ? 'any' : 'none');
};

const completed = (option: Option): CompletedOption => ({
  flag: option.long ?? option.flags,
  description: option.description,
  value: allowedValue(option),
});

/** A program and all commands below it, as declared; each has its parents' options too. */
export const commandTree = (
  command: CommandUnknownOpts,
  path = '',
  inherited: readonly CompletedOption[] = [],
): CompletedCommand[] => {
  const own = command.createHelp().visibleOptions(command).map(completed);
  const options = [...new Map([...own, ...inherited].map((one) => [one.flag, one])).values()];
  const below = command.commands.map((child) => ({
    name: child.name(),
    description: child.description(),
  }));
  const operands = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const passedOn = options.filter(({ flag }) => flag !== '--version');
  const children = command.commands.flatMap((child) =>
    commandTree(child, `${path} ${child.name()}`.trim(), passedOn),
  );
  return [{ path, commands: below, options, operands }, ...children];
};
