import { InvalidOption } from '../command-line/invalid-option.ts';
import { CommandFailed } from './command-failed.ts';
import { readCommandLine } from './command-line.ts';
import { runCommand } from './run-command.ts';
import { USAGE } from './usage.ts';

const FAILED = 1;
const MISUNDERSTOOD = 2;

const argv = process.argv.slice(2);

/** Says what went wrong: in words on stderr, for programs that asked for JSON as such on stdout too. */
const fail = (error: unknown, words: unknown, exitCode: number): void => {
  console.error(words);
  process.exitCode = exitCode;
  if (!argv.includes('--json')) return;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const problem = error instanceof CommandFailed ? error.problem : undefined;
  console.log(JSON.stringify({ error: { name, message, ...(problem && { problem }) } }));
};

// Whoever reads the output may close it early, for example `head`.
process.stdout.on('error', () => process.exit(0));

try {
  const given = readCommandLine(argv);
  if (given === 'help') console.log(USAGE);
  else if (!(await runCommand(given.command, given.options))) process.exitCode = FAILED;
} catch (error) {
  if (error instanceof InvalidOption) {
    const words = `${error.message}\nnpx stepcast --help tells what there is.`;
    fail(error, words, MISUNDERSTOOD);
  } else {
    // Expected failures are explained in a line; only a fault of ours is worth a stack trace.
    fail(error, error instanceof CommandFailed ? error.message : error, FAILED);
  }
}
