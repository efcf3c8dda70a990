import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Logs, startLogs } from '../../../local/logs/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'logs-'));
const credentials = { accessKeyId: 'stepcast', secretAccessKey: 'secret' };
let logs: Logs;
let client: CloudWatchLogsClient;
const clientWith = (secretAccessKey: string) =>
  new CloudWatchLogsClient({
    endpoint: logs.endpoint,
    region: 'us-east-1',
    credentials: { ...credentials, secretAccessKey },
    maxAttempts: 1,
  });
const find = async (input: object) => {
  const { events = [], nextToken } = await client.send(
    new FilterLogEventsCommand({ logGroupName: '/aws/lambda/speak', ...input }),
  );
  return { messages: events.map(({ message }) => message), nextToken, events };
};

beforeAll(async () => {
  logs = await startLogs({ folder, credentials });
  client = clientWith('secret');
  for (const text of ['one "a" first', 'two b', 'three a b', 'four']) {
    logs.write({ functionName: 'speak', text });
  }
  await vi.waitFor(async () => expect((await find({})).messages).toHaveLength(4));
});
afterAll(async () => {
  client?.destroy();
  await logs?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['', ['one "a" first', 'two b', 'three a b', 'four']],
  ['a b', ['three a b']],
  ['"two b"', ['two b']],
  ['?"two b" ?four', ['two b', 'four']],
  ['a ?first ?b', ['one "a" first', 'three a b']],
  ['"\\"a\\""', ['one "a" first']],
  ['Four', []],
])('the pattern %s finds %j', async (filterPattern, messages) => {
  expect((await find({ filterPattern })).messages).toEqual(messages);
});

test('pages go on where the one before ended', async () => {
  const first = await find({ limit: 3 });
  expect(first.messages).toHaveLength(3);
  const second = await find({ limit: 3, nextToken: first.nextToken });
  expect(second).toMatchObject({ messages: ['four'], nextToken: undefined });
});

test('both times are included, and nothing beyond them is found', async () => {
  const { events } = await find({});
  const at = events[0]?.timestamp ?? 0;
  const last = events.at(-1)?.timestamp ?? 0;
  expect((await find({ startTime: at, endTime: last })).messages).toHaveLength(4);
  expect((await find({ endTime: at - 1 })).messages).toEqual([]);
  expect((await find({ startTime: last + 1 })).messages).toEqual([]);
});

test.each(['{ $.level }', '-without', '%ex.*%'])(
  'a pattern that it can’t read is refused: %s',
  async (filterPattern) => {
    await expect(find({ filterPattern })).rejects.toThrow(InvalidParameterException);
  },
);

test.each(['/aws/lambda/nobody', '/aws/lambda/../secrets', 'speak'])(
  'there is no log group %s',
  async (logGroupName) => {
    await expect(find({ logGroupName })).rejects.toThrow(ResourceNotFoundException);
  },
);

test('another operation is 501 by name, and another’s key opens nothing', async () => {
  await expect(client.send(new DescribeLogGroupsCommand({}))).rejects.toMatchObject({
    name: 'NotImplementedException',
    $metadata: { httpStatusCode: 501 },
  });
  const stranger = clientWith('guessed');
  await expect(
    stranger.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/speak' })),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  stranger.destroy();
});
