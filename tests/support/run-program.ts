import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { runCommandLine } from '../../scripts/command-line/program.ts';

const NOWHERE = { write: () => true };

/** What a program that hands its options to `run` was asked for. @throws InvalidOption */
export const optionsOf = async <T>(
  program: (run: (options: T) => Promise<void>) => CommandUnknownOpts,
  argv: readonly string[],
): Promise<T | undefined> => {
  let given: T | undefined;
  const run = async (options: T) => {
    given = options;
  };
  await runCommandLine(program(run), argv, NOWHERE, NOWHERE);
  return given;
};
