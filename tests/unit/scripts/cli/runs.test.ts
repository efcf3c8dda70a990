import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAgainst } from '../../../support/stepcast-command.ts';

const EPISODE = '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01';
const AT = '2026-09-01T08:00:00.000Z';
const summary = {
  ...{ name: `${EPISODE}-2`, machine: 'episode', attempt: 2, startedBy: null, status: 'failed' },
  ...{ startedAt: AT, stoppedAt: '2026-09-01T08:00:04.000Z', input: {} },
  error: {
    ...{ name: 'SpeechUnavailable', cause: 'Out.', state: 'Speak', remedy: 'retry' },
    message: 'The voices are out.',
  },
};
const query = (more: Record<string, string> = {}, machine = 'episode') =>
  `GET /executions?${new URLSearchParams({ machine, limit: '50', ...more })}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-runs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npx stepcast runs', () => {
  it('lists them as they are filtered, as far as it is told to', async () => {
    const filter = { status: 'failed', error: 'SpeechUnavailable', words: 'mill', since: AT };
    const argv = ['runs', '--machine', 'all', '--limit', '2'];
    for (const [name, value] of Object.entries(filter)) argv.push(`--${name}`, value);
    const { code, out, asked } = await runAgainst(
      {
        [query(filter, 'all')]: { items: [summary], nextCursor: 'c' },
        [query({ ...filter, cursor: 'c' }, 'all')]: {
          items: [summary, summary],
          nextCursor: 'd',
        },
      },
      argv,
    );
    expect([code, asked.length]).toEqual([0, 2]);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(out).toMatch(`episode/${EPISODE}-2  failed  4.0 s  SpeechUnavailable: The voices are`);
  });

  it('says so when there is none, and refuses what is no command', async () => {
    const none = { [query()]: { items: [], nextCursor: null } };
    expect((await runAgainst(none, ['runs'])).out).toBe('No run like that.\n');
    expect((await runAgainst(none, ['runs', 'exprot'])).code).toBe(2);
  });
});

describe('npx stepcast runs export', () => {
  const path = `/executions/notify/run-7`;
  const TEXT = 'a'.repeat(99);
  const history = [
    {
      ...{ id: 1, previousEventId: 0, timestamp: AT, type: 'ExecutionStarted' },
      executionStartedEventDetails: { input: '{"text":1}' },
    },
    {
      ...{ id: 2, previousEventId: 0, timestamp: AT, type: 'TaskStateEntered' },
      stateEnteredEventDetails: { name: 'Speak', input: JSON.stringify({ text: TEXT }) },
    },
  ];
  const { startedBy: _, ...known } = summary;
  const reference = { $ref: 'https://api.test/elsewhere', sizeBytes: 99 };
  const view = {
    ...{
      ...known,
      name: 'run-7',
      machine: 'notify',
      attempt: null,
      input: reference,
      output: null,
    },
    ...{
      executionArn: 'arn:1',
      failedState: 2,
      states: [],
      takenOver: [],
      eventCount: 2,
      isComplete: true,
    },
  };
  const line = (message: string) => ({
    ...{ at: AT, level: 'INFO', message, requestId: null, facts: {} },
  });
  const answers = {
    [`GET ${path}`]: view,
    [`GET ${path}/definition`]: {
      StartAt: 'Speak',
      States: { Speak: { Type: 'Task', Arguments: { FunctionName: 'arn:speak' }, End: true } },
    },
    [`GET ${path}/history?limit=1000`]: { items: history.slice(0, 1), nextCursor: 'h' },
    [`GET ${path}/history?limit=1000&cursor=h`]: { items: history.slice(1), nextCursor: null },
    [`GET ${path}/logs?limit=1000&state=2`]: {
      ...{ functionArn: 'arn:speak', items: [line('one')], nextCursor: 'l' },
    },
    [`GET ${path}/logs?limit=1000&state=2&cursor=l`]: {
      ...{ functionArn: 'arn:speak', items: [line('two')], nextCursor: null },
    },
  };

  it('saves definition, states, history and log lines whole, page after page', async () => {
    const out = join(folder, 'run.json');
    const done = await runAgainst(answers, ['runs', 'export', 'notify/run-7', '--out', out]);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('(visits to states: 1, events: 2, log lines: 2)');
    const saved = JSON.parse(await readFile(out, 'utf8'));
    expect(saved).toMatchObject({
      version: '1.0',
      execution: { name: 'run-7', machine: 'notify', input: { text: 1 }, failedState: 2 },
      definition: { StartAt: 'Speak' },
      states: [{ name: 'Speak', input: { text: TEXT } }],
      history,
      logs: [{ state: 2, name: 'Speak', lines: [{ message: 'one' }, { message: 'two' }] }],
    });
    expect(saved.execution).not.toHaveProperty('states');
  });

  it('says where it can’t be written, and what is no machine', async () => {
    const nowhere = join(folder, 'none', 'run.json');
    const unwritten = await runAgainst(answers, [
      'runs',
      'export',
      'notify/run-7',
      '--out',
      nowhere,
    ]);
    expect(unwritten).toMatchObject({ code: 1, err: expect.stringContaining("can't be written") });
    const unknown = await runAgainst(answers, ['runs', 'export', 'nobody/run-7']);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('is no machine') });
  });
});
