import { runStepcast } from './run-stepcast.ts';

// Whoever reads the output may close it early, for example `head`.
process.stdout.on('error', () => process.exit(0));

await runStepcast(process.argv.slice(2), process);
