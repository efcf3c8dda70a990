import { inspect } from 'node:util';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import type { Output } from '../terminal/live-line.ts';
import { printJson, printText } from '../terminal/print.ts';
import { ExpectedFailure } from './expected-failure.ts';
import { InvalidOption } from './invalid-option.ts';
import { runCommandLine } from './program.ts';

/** Where a program runs: its environment, and where it writes. `process` is one. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** 0: done. 1: it failed. 2: the command line can't be understood. */
  exitCode?: number | string | null | undefined;
}

interface ProgramOptions {
  readonly argv: readonly string[];
  readonly host?: Host;
  /** Errors of others whose message is all that a person needs. */
  readonly expected?: readonly (new (
    ...args: never[]
  ) => Error)[];
  /** What stands on stdout of a failure when `--json` was asked for. */
  toJson?(error: unknown): unknown;
}

const FAILED = 1;
const MISUNDERSTOOD = 2;

/**
 * Runs a program to its end and sets the exit code. What is expected to fail is explained in its
 * own words on stderr; a fault of ours keeps its stack and its causes.
 */
export const runProgram = async (
  program: CommandUnknownOpts,
  { argv, host = process, expected = [], toJson }: ProgramOptions,
): Promise<void> => {
  try {
    await runCommandLine(program, argv, host.stdout, host.stderr);
  } catch (error) {
    const isExpected = [ExpectedFailure, StepcastError, ...expected].some(
      (kind) => error instanceof kind,
    );
    printText(isExpected ? (error as Error).message : inspect(error), host.stderr);
    if (error instanceof InvalidOption) {
      printText(`${error.command ?? program.name()} --help tells what there is.`, host.stderr);
    }
    if (toJson && argv.includes('--json')) printJson(toJson(error), host.stdout);
    host.exitCode = error instanceof InvalidOption ? MISUNDERSTOOD : FAILED;
  }
};
