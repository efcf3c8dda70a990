import { InvalidOption } from '../command-line/invalid-option.ts';
import { CommandFailed } from './command-failed.ts';
import { readCommandLine } from './command-line.ts';
import { runCommand } from './run-command.ts';
import { USAGE } from './usage.ts';

const FAILED = 1;
const MISUNDERSTOOD = 2;

// Whoever reads the output may close it early, for example `head`.
process.stdout.on('error', () => process.exit(0));

try {
  const given = readCommandLine(process.argv.slice(2));
  if (given === 'help') console.log(USAGE);
  else if (!(await runCommand(given.command, given.options))) process.exitCode = FAILED;
} catch (error) {
  if (error instanceof InvalidOption) {
    console.error(`${error.message}\nnpx stepcast --help tells what there is.`);
    process.exitCode = MISUNDERSTOOD;
  } else {
    // Expected failures are explained in a line; only a fault of ours is worth a stack trace.
    console.error(error instanceof CommandFailed ? error.message : error);
    process.exitCode = FAILED;
  }
}
