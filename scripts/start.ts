import { runProgram } from './command-line/run-program.ts';
import { STACK_ERRORS } from './command-line/stack-errors.ts';
import { startProgram } from './start/options.ts';
import { runStart } from './start/run-start.ts';

await runProgram(startProgram(runStart), {
  argv: process.argv.slice(2),
  expected: STACK_ERRORS,
});
