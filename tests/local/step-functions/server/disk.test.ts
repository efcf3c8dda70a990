import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../../support/small-disk.ts';

const MAIN = join(import.meta.dirname, '../../../../local/step-functions/main.ts');
const ROLE = 'arn:aws:iam::000000000000:role/machine';
const PASS = JSON.stringify({ StartAt: 'Only', States: { Only: { Type: 'Pass', End: true } } });

/** `npm run step-functions` on a folder. */
const run = (dataDir: string) => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data-dir', dataDir]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

const started = async (dataDir: string) => {
  const child = run(dataDir);
  const stderr = text(child.stderr);
  const [line] = await once(child.stdout, 'data');
  const client = new SFNClient({
    endpoint: /http:\S+/.exec(String(line))?.[0] ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const create = () =>
    client.send(new CreateStateMachineCommand({ name: 'pass', definition: PASS, roleArn: ROLE }));
  const list = async (stateMachineArn?: string) =>
    (await client.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
  const begin = (stateMachineArn?: string, name?: string) =>
    client.send(
      new StartExecutionCommand({
        stateMachineArn,
        name,
        input: JSON.stringify('x'.repeat(9_000)),
      }),
    );
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    return stderr;
  };
  return { client, create, list, begin, stop };
};

const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'step-functions-disk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

it('two servers on one folder: the second is refused, with the first one’s process', async () => {
  const dataDir = await aFolder();
  const first = await started(dataDir);
  const second = run(dataDir);
  const said = text(second.stderr);
  expect(await once(second, 'exit')).toEqual([1, null]);
  expect(await said).toMatch(/^The folder \S+ is in use by process \d+\./);
  await first.stop();
});

it('a damaged journal keeps its good lines, and stderr says what was lost', async () => {
  const dataDir = await aFolder();
  const first = await started(dataDir);
  const { stateMachineArn } = await first.create();
  for (const name of ['one', 'two', 'three']) {
    await first.begin(stateMachineArn, name);
    await expect
      .poll(async () => (await first.list(stateMachineArn)).every((e) => e.status === 'SUCCEEDED'))
      .toBe(true);
  }
  await first.stop();
  const file = join(dataDir, 'journal.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const lost = lines.findIndex((line) => line.includes(':two"'));
  lines[lost] = '\0'.repeat(64);
  await writeFile(file, lines.join('\n'));

  const second = await started(dataDir);
  const names = (await second.list(stateMachineArn)).map(({ name }) => name);
  expect(names.sort()).toEqual(['one', 'three']);
  await second.begin(stateMachineArn, 'four');
  const said = await second.stop();
  expect(said).toContain(`The journal ${file} is damaged: line ${lost + 1} `);
  expect(said).toContain('With that went what rests on it: lines ');
});

it('a block of zeros in what an event tells costs that event alone, and stderr says so', async () => {
  const dataDir = await aFolder();
  const first = await started(dataDir);
  const { stateMachineArn } = await first.create();
  const { executionArn } = await first.begin(stateMachineArn, 'one');
  const describe = (server: typeof first) =>
    server.client.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await describe(first)).status).toBe('SUCCEEDED');
  await first.stop();
  const file = join(dataDir, 'journal.jsonl');
  const lines = (await readFile(file, 'utf8')).split('\n');
  const lost = lines.findIndex((line) => line.includes('"PassStateEntered"'));
  lines[lost] = lines[lost]?.replace('x'.repeat(64), '\0'.repeat(64)) ?? '';
  await writeFile(file, lines.join('\n'));

  const second = await started(dataDir);
  const { events = [] } = await second.client.send(
    new GetExecutionHistoryCommand({ executionArn }),
  );
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateExited',
    'ExecutionSucceeded',
  ]);
  expect((await describe(second)).status).toBe('SUCCEEDED');
  expect(await second.stop()).toContain(`The journal ${file} is damaged: line ${lost + 1} `);
});

it.skipIf(!canMountDisks)('a full disk is said, and waited for', async () => {
  const disk = mountSmallDisk(3) as SmallDisk;
  onTestFinished(() => disk.remove());
  const server = await started(join(disk.folder, 'data'));
  const { stateMachineArn } = await server.create();
  disk.fill();
  await expect(server.begin(stateMachineArn, 'early')).rejects.toThrow(
    /can't be written: .*ENOSPC/,
  );
  await expect(server.begin(stateMachineArn, 'later')).rejects.toMatchObject({
    name: 'InsufficientStorage',
    message: expect.stringContaining('ENOSPC'),
  });
  disk.free();
  const { executionArn } = await server.begin(stateMachineArn, 'after');
  await expect
    .poll(async () => {
      const told = await server.client.send(new DescribeExecutionCommand({ executionArn }));
      return told.status;
    })
    .toBe('SUCCEEDED');
  await server.stop();
});
