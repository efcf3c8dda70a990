import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Logs, startLogs } from '../../local/logs/index.ts';
import { createLogReader } from '../../src/clients/cloudwatch-logs/log-reader.ts';
import { findRunLines } from '../../src/inspect/logs/find-run-lines.ts';
import type { LogReader } from '../../src/inspect/logs/log-reader.ts';
import { readLogLine } from '../../src/inspect/logs/read-log-line.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { aLambdaContext } from '../support/a-lambda-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'function-logs-'));
const EXECUTION = randomUUID();
const [OURS, AGAIN, THEIRS] = [randomUUID(), randomUUID(), randomUUID()];
const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:writeScript';

let logs: Logs;
let client: CloudWatchLogsClient;
let reader: LogReader;
let enteredMs: number;

/** An invocation as it stands in a log: the function's own lines, then Lambda's. */
const invoke = (requestId: string, execution: string, messages: readonly string[]) => {
  const write = (text: string) => logs.write({ functionName: 'writeScript', text });
  const logger = createLogger('info', write);
  const context = { ...aLambdaContext(), awsRequestId: requestId };
  logger.startInvocation(context, { task: 'WriteScript', execution });
  for (const message of messages) logger.info(message, { told: 3 });
  write(`REPORT RequestId: ${requestId}\tDuration: 12 ms\t`);
};
const run = (fields: object = {}) => ({
  ...{ functionArn, execution: EXECUTION, enteredMs, exitedMs: Date.now() },
  ...fields,
});
const messagesOf = async (asked = run(), page = { limit: 100, after: null as string | null }) =>
  (await findRunLines(reader, asked, page)).lines.map(({ text }) => readLogLine(text).message);

beforeAll(async () => {
  logs = await startLogs({ folder });
  client = new CloudWatchLogsClient({
    endpoint: logs.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  reader = createLogReader(client);
  enteredMs = Date.now();
  invoke(OURS, EXECUTION, ['Asked the model', 'Wrote the script']);
  invoke(THEIRS, randomUUID(), ['Wrote another script']);
  invoke(AGAIN, EXECUTION, ['Wrote it again']);
  await vi.waitFor(async () => expect(await messagesOf()).toHaveLength(5));
});
afterAll(async () => {
  client?.destroy();
  await logs?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a visit’s lines are those of its invocations, with what Lambda wrote of them', async () => {
  expect(await messagesOf()).toEqual([
    'Asked the model',
    'Wrote the script',
    `REPORT RequestId: ${OURS}\tDuration: 12 ms`,
    'Wrote it again',
    `REPORT RequestId: ${AGAIN}\tDuration: 12 ms`,
  ]);
});

test('a line is told with its level, its invocation and its facts alone', async () => {
  const { lines } = await findRunLines(reader, run(), { limit: 1, after: null });
  expect(readLogLine(lines[0]?.text ?? '')).toEqual({
    level: 'INFO',
    message: 'Asked the model',
    requestId: OURS,
    facts: { told: 3 },
  });
});

test('lines come page by page', async () => {
  const first = await findRunLines(reader, run(), { limit: 3, after: null });
  expect(first.lines).toHaveLength(3);
  const second = await findRunLines(reader, run(), { limit: 3, after: first.next });
  expect(second.lines).toHaveLength(2);
  expect(second.next).toBeNull();
});

test.each([
  ['another time', { enteredMs: 10_000, exitedMs: 10_001 }],
  ['another execution', { execution: randomUUID() }],
  ['a function that never wrote', { functionArn: functionArn.replace('write', 'over') }],
])('%s has no lines', async (_, fields) => {
  expect(await messagesOf(run(fields))).toEqual([]);
});

test('a page that none has named is UnknownPage', async () => {
  await expect(messagesOf(run(), { limit: 3, after: 'made up' })).rejects.toMatchObject({
    name: 'UnknownPage',
  });
});

test('logs that are away are LogsUnavailable, which a retry can help', async () => {
  const away = new CloudWatchLogsClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const found = findRunLines(createLogReader(away), run(), { limit: 1, after: null });
  await expect(found).rejects.toMatchObject({ name: 'LogsUnavailable', retryable: true });
  away.destroy();
});

test('a line with metrics tells its figures, not how CloudWatch reads them', () => {
  const line = { level: 'INFO', message: 'An attempt has ended', Retries: 2 };
  const described = { ...line, _aws: { Timestamp: 1, CloudWatchMetrics: [{ Metrics: [] }] } };
  expect(readLogLine(JSON.stringify(described)).facts).toEqual({ Retries: 2 });
});
