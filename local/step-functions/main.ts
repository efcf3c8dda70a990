import { banner } from './banner.ts';
import { InvalidCommandLine, readCommandLine, USAGE } from './command-line.ts';
import { startStepFunctions } from './index.ts';
import type { StepFunctionsOptions } from './options.ts';

const serve = async (options: StepFunctionsOptions): Promise<void> => {
  const server = await startStepFunctions(options);
  process.stdout.write(banner(server.endpoint, options));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
};

try {
  const options = readCommandLine(process.argv.slice(2), process.env);
  if (options === 'help') process.stdout.write(`${USAGE}\n`);
  else await serve(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InvalidCommandLine ? 2 : 1;
}
