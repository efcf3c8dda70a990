import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidOption } from './command-line/invalid-option.ts';
import { type DemoOptions, readOptions, USAGE } from './demo/options.ts';
import { noEpisode } from './demo/outcome.ts';
import { runDemo } from './demo/run-demo.ts';

const main = async (options: DemoOptions): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-demo-'));
  const out = options.out === undefined ? join(folder, 'episode') : resolve(options.out);
  const dataDir = join(folder, 'stack');
  try {
    await mkdir(out, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
      throw new InvalidOption(
        `--out ${options.out}: the folder can't be made (${cause.code}). Name one that you may write to.`,
        { cause },
      );
    });
    return await runDemo(options, { dataDir, out });
  } finally {
    // The files of the episode are what a person came for; the stack's data is not.
    await rm(dataDir, { recursive: true, force: true });
    await rmdir(out).catch(() => undefined);
    await rmdir(folder).catch(() => undefined);
  }
};

const argv = process.argv.slice(2);
try {
  const options = readOptions(argv);
  if (options === 'help') console.log(USAGE);
  else process.exitCode = (await main(options)) ? 0 : 1;
} catch (error) {
  // Expected mistakes are explained in a line; only a fault of ours is worth a stack trace.
  const expected = error instanceof Error && error.name !== 'Error' && error.name !== 'TypeError';
  console.error(expected || error instanceof InvalidOption ? (error as Error).message : error);
  if (argv.includes('--json')) console.log(JSON.stringify(noEpisode(error)));
  process.exitCode = 1;
}
