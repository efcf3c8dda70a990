import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { functionLineInWords, readFunctionLines } from '../../../../scripts/cli/function-lines.ts';
import { createLogger } from '../../../../src/runtime/logger.ts';
import { aLambdaContext } from '../../../support/a-lambda-context.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'function-lines-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What people see of what a function writes about the episode `e-1`, as `npm start` keeps it. */
const seen = async (write: (logger: ReturnType<typeof createLogger>) => void) => {
  const lines: string[] = [];
  const logger = createLogger('info', (line) => lines.push(`2026-11-28T10:00:00.000Z ${line}`));
  logger.startInvocation(aLambdaContext(), { task: 'WriteScript', episodeId: 'e-1' });
  write(logger);
  await writeFile(join(folder, 'writeScript.log'), `${lines.join('\n')}\n`);
  return (await readFunctionLines(folder, 'e-1')).map(functionLineInWords);
};

it('a line is its message and its facts, without what every line has', async () => {
  expect(await seen((logger) => logger.info('Wrote the script', { told: 3 }))).toEqual([
    '  10:00:00.000  writeScript  Wrote the script  told=3',
  ]);
});

it('an error is told with its stack, and that of each cause', async () => {
  const error = new TypeError('boom', { cause: new Error('socket hang up') });
  const [line = ''] = await seen((logger) => logger.error('The task failed', { error }));
  expect(line).toMatch(
    /^ {2}10:00:00\.000 {2}writeScript {2}ERROR The task failed\n {6}TypeError: boom\n/,
  );
  expect(line).toContain('\n      because of Error: socket hang up\n');
  expect(line.match(/function-lines\.test\.ts/g)?.length).toBeGreaterThanOrEqual(2);
});

it('a line that is no JSON is told as it is', async () => {
  await writeFile(join(folder, 'api.log'), '2026-11-28T10:00:00.000Z node: e-1 bad option\n');
  expect((await readFunctionLines(folder, 'e-1')).map(functionLineInWords)).toEqual([
    '  10:00:00.000  api  node: e-1 bad option',
  ]);
});
