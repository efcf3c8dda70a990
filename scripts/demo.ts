import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DemoOptions, InvalidOption, readOptions, USAGE } from './demo/options.ts';
import { runDemo } from './demo/run-demo.ts';

const main = async (options: DemoOptions): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-demo-'));
  const out = options.out === undefined ? join(folder, 'episode') : resolve(options.out);
  const dataDir = join(folder, 'stack');
  try {
    return await runDemo(options, { dataDir, out });
  } finally {
    // The files of the episode are what a person came for; the stack's data is not.
    await rm(options.out === undefined ? dataDir : folder, { recursive: true, force: true });
  }
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(USAGE);
  else process.exitCode = (await main(options)) ? 0 : 1;
} catch (error) {
  // Expected mistakes are explained in a line; only a fault of ours is worth a stack trace.
  const expected = error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError';
  console.error(expected || error instanceof InvalidOption ? (error as Error).message : error);
  process.exitCode = 1;
}
