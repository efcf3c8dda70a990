import { readOptions, USAGE } from './start/options.ts';
import { runStart } from './start/run-start.ts';

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(USAGE);
  else await runStart(options);
} catch (error) {
  // Expected mistakes are explained in a line; only a fault of ours is worth a stack trace.
  const expected = error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError';
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
