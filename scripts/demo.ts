import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidOption } from './command-line/invalid-option.ts';
import { runProgram } from './command-line/run-program.ts';
import { STACK_ERRORS } from './command-line/stack-errors.ts';
import { type DemoOptions, demoProgram } from './demo/options.ts';
import { noEpisode } from './demo/outcome.ts';
import { runDemo } from './demo/run-demo.ts';

const makeEpisode = async (options: DemoOptions): Promise<boolean> => {
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

const program = demoProgram(async (options) => {
  if (!(await makeEpisode(options))) process.exitCode = 1;
});
await runProgram(program, {
  argv: process.argv.slice(2),
  expected: STACK_ERRORS,
  toJson: noEpisode,
});
