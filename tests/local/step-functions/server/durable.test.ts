import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type StatusChange,
  type StepFunctionsOptions,
  startStepFunctions,
} from '../../../../local/step-functions/index.ts';
import { createVirtualClock } from '../../../../local/step-functions/language/index.ts';
import { aService } from './integrations/wire.ts';

/** A busy machine may take its time: what counts is that it comes. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 30_000, interval: 10 });

const ROLE = 'arn:aws:iam::000000000000:role/machine';
const CUT_OFF =
  'The local Step Functions process that ran this execution ended before the execution did.';

vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'step-functions-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const clientOf = (endpoint: string): SFNClient =>
  new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });

/** The server as a process of its own, so that it can be killed. */
const aProcess = async (
  ...options: string[]
): Promise<{ child: ChildProcess; client: SFNClient }> => {
  const main = join(import.meta.dirname, '../../../../local/step-functions/main.ts');
  const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line');
  return { child, client: clientOf(String(line).split(' ').at(-1) ?? '') };
};

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

const restarted = async (options: StepFunctionsOptions = {}) => {
  const server = await startStepFunctions({ dataDir, ...options });
  return { server, client: clientOf(server.endpoint) };
};

const machine = (state: object, type = 'Task') =>
  JSON.stringify({ StartAt: 'Only', States: { Only: { Type: type, End: true, ...state } } });

const create = async (client: SFNClient, name: string, definition: string) =>
  (await client.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE })))
    .stateMachineArn;

const untilEnded = (client: SFNClient, executionArn: string | undefined) =>
  eventually(
    async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status,
  ).not.toBe('RUNNING');

describe('SIGTERM', () => {
  it('ends a process that is inside a regular expression without end', async () => {
    const { child, client } = await aProcess();
    const exited = once(child, 'exit');
    const Output = `{% $match("${'a'.repeat(60)}!", /^(a+)+$/) %}`;
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'Only',
      States: { Only: { Type: 'Pass', Output, End: true } },
    });
    const stateMachineArn = await create(client, 'endless', definition);
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(status).toBe('RUNNING');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    const { client: next } = await restarted();
    expect(await next.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      cause: CUT_OFF,
    });
  });
});

describe('After kill -9', () => {
  it('what ran is ABORTED with a cause that says so, and its event is told once', async () => {
    const journal = Promise.withResolvers<string>();
    const lambda = await aService(async () =>
      journal.resolve(await readFile(join(dataDir, 'journal.jsonl'), 'utf8')),
    );
    const { child, client } = await aProcess('--lambda-endpoint', lambda.endpoint);
    const definition = machine({
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'never-answers' },
    });
    const stateMachineArn = await create(client, 'cut-off', definition);
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"a":1}' }),
    );
    // The function is called only when the journal says on disk that it is.
    expect(await journal.promise).toContain('"type":"TaskScheduled"');
    await kill(child);

    const told: StatusChange[] = [];
    const first = await restarted({ onStatusChange: (change) => void told.push(change) });
    expect(await first.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      cause: CUT_OFF,
      input: '{"a":1}',
    });
    const { events = [] } = await first.client.send(
      new GetExecutionHistoryCommand({ executionArn }),
    );
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { cause: CUT_OFF },
    });
    await expect(
      first.client.send(
        new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"a":1}' }),
      ),
    ).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await eventually(() => told).toMatchObject([
      { executionArn, status: 'ABORTED', cause: CUT_OFF },
    ]);
    await first.server.close();

    const second = await restarted({ onStatusChange: (change) => void told.push(change) });
    expect(
      await second.client.send(new DescribeStateMachineCommand({ stateMachineArn })),
    ).toMatchObject({ definition, roleArn: ROLE });
    await second.server.close();
    expect(told).toHaveLength(1);
  });

  it('nothing is lost of what was acknowledged', async () => {
    const { child, client } = await aProcess();
    const stateMachineArn = await create(client, 'many', machine({}, 'Pass'));
    const acknowledged: (string | undefined)[] = [];
    let stop = false;
    const starting = Array.from({ length: 20 }, async (_, worker) => {
      for (let i = 0; !stop; i += 1) {
        const start = new StartExecutionCommand({ stateMachineArn, name: `${worker}-${i}` });
        const answer = await client.send(start).catch(() => undefined);
        if (answer === undefined) return;
        acknowledged.push(answer.executionArn);
      }
    });
    await eventually(() => acknowledged.length).toBeGreaterThan(100);
    await kill(child);
    stop = true;
    await Promise.all(starting);

    const { server, client: after } = await restarted();
    const found = new Set<string | undefined>();
    let nextToken: string | undefined;
    do {
      const page = await after.send(
        new ListExecutionsCommand({ stateMachineArn, maxResults: 1000, nextToken }),
      );
      for (const { executionArn, status } of page.executions ?? []) {
        found.add(executionArn);
        expect(['SUCCEEDED', 'ABORTED']).toContain(status);
      }
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(acknowledged.filter((arn) => !found.has(arn))).toEqual([]);
    await server.close();
  });
});

describe('A data folder', () => {
  it('keeps machines, revisions and executions over a restart', async () => {
    const first = await restarted();
    const stateMachineArn = await create(first.client, 'kept', machine({ Result: 1 }, 'Pass'));
    const { executionArn } = await first.client.send(
      new StartExecutionCommand({ stateMachineArn, input: '"in"' }),
    );
    await untilEnded(first.client, executionArn);
    const before = await first.client.send(new GetExecutionHistoryCommand({ executionArn }));
    await first.server.close();

    const second = await restarted();
    expect(await second.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      input: '"in"',
      output: '1',
    });
    const after = await second.client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(after.events).toEqual(before.events);
    await second.server.close();
  });

  it('has what still ran at close ABORTED on the next start', async () => {
    const first = await restarted();
    const stateMachineArn = await create(first.client, 'hold', machine({ Seconds: 999 }, 'Wait'));
    const { executionArn } = await first.client.send(
      new StartExecutionCommand({ stateMachineArn }),
    );
    await first.server.close();

    const second = await restarted();
    expect(await second.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      cause: CUT_OFF,
    });
    await second.server.close();
  });

  it('keeps the end of what was cut off for the first listener', async () => {
    const first = await restarted();
    const stateMachineArn = await create(first.client, 'hold', machine({ Seconds: 999 }, 'Wait'));
    const { executionArn } = await first.client.send(
      new StartExecutionCommand({ stateMachineArn }),
    );
    await first.server.close();

    const second = await restarted();
    const told: StatusChange[] = [];
    second.server.onStatusChange((change) => void told.push(change));
    await eventually(() => told).toMatchObject([{ executionArn, status: 'ABORTED' }]);
    await second.server.close();
  });

  it('tells an end again that a listener could not take', async () => {
    const problems: string[] = [];
    const first = await restarted({
      onStatusChange: () => Promise.reject(new Error('no room')),
      report: (problem) => void problems.push(problem),
    });
    const stateMachineArn = await create(first.client, 'told', machine({}, 'Pass'));
    const { executionArn } = await first.client.send(
      new StartExecutionCommand({ stateMachineArn }),
    );
    await untilEnded(first.client, executionArn);
    await first.server.close();
    expect(problems.at(-1)).toBe(
      `A listener failed on ${executionArn} (SUCCEEDED): Error: no room`,
    );

    const told: StatusChange[] = [];
    const second = await restarted({ onStatusChange: (change) => void told.push(change) });
    await eventually(() => told).toMatchObject([{ executionArn, status: 'SUCCEEDED' }]);
    await second.server.close();
  });
});

describe('Runs that did nothing', () => {
  const DAY_MS = 24 * 3_600_000;
  const mapping = machine(
    { ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } } },
    'Map',
  );

  it('go a day after their end, all others stay, and so does what they were', async () => {
    const clock = createVirtualClock();
    const forget = { machines: ['sweep'], afterMs: DAY_MS, everyMs: 20 };
    const first = await restarted({ clock });
    const sweep = await create(first.client, 'sweep', mapping);
    const other = await create(first.client, 'other', mapping);
    const start = async (stateMachineArn: string | undefined, input: string) => {
      const { executionArn } = await first.client.send(
        new StartExecutionCommand({ stateMachineArn, input }),
      );
      await untilEnded(first.client, executionArn);
      return executionArn;
    };
    const idle = await start(sweep, '[]');
    const kept = [await start(sweep, '[1]'), await start(other, '[]'), await start(sweep, '{}')];
    await first.server.close();

    let lateMs = 0;
    const late = await restarted({ clock: { ...clock, now: () => clock.now() + lateMs }, forget });
    const isThere = (executionArn: string | undefined) =>
      late.client.send(new DescribeExecutionCommand({ executionArn })).then(
        () => true,
        (error: Error) => (error.message.startsWith('Execution Does Not Exist') ? false : error),
      );
    expect(await isThere(idle)).toBe(true);
    lateMs = DAY_MS + 1;
    await expect.poll(() => isThere(idle), { timeout: 30_000, interval: 10 }).toBe(false);
    await expect
      .poll(() => readFile(join(dataDir, 'journal.jsonl'), 'utf8'), { timeout: 30_000 })
      .not.toContain(idle);
    for (const executionArn of kept) {
      const { input, status } = await late.client.send(
        new DescribeExecutionCommand({ executionArn }),
      );
      expect([input, status]).toEqual(
        executionArn === kept[0]
          ? ['[1]', 'SUCCEEDED']
          : executionArn === kept[1]
            ? ['[]', 'SUCCEEDED']
            : ['{}', 'FAILED'],
      );
      const { events } = await late.client.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events?.[0]?.executionStartedEventDetails?.input).toBe(input);
    }
    await late.server.close();

    // What was kept is there for the next start as well, and a name that was given up may be had again.
    const next = await restarted({ clock });
    for (const executionArn of kept) {
      await next.client.send(new DescribeExecutionCommand({ executionArn }));
    }
    const name = idle?.split(':').at(-1);
    await next.client.send(
      new StartExecutionCommand({ stateMachineArn: sweep, input: '[2]', name }),
    );
    await next.server.close();
  });

  it('leave a journal that week after week holds a day of them', async () => {
    const clock = createVirtualClock();
    const forget = { machines: ['sweep'], afterMs: DAY_MS, everyMs: 5 };
    let lateMs = 0;
    const { client, server } = await restarted({
      clock: { ...clock, now: () => clock.now() + lateMs },
      forget,
    });
    const sweep = await create(client, 'sweep', mapping);
    const runsOnDisk = async () =>
      (await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).match(/^{"kind":"started"/gm)
        ?.length;
    for (let day = 1; day <= 21; day += 1) {
      for (let run = 0; run < 20; run += 1) {
        const { executionArn } = await client.send(
          new StartExecutionCommand({ stateMachineArn: sweep, input: '[]' }),
        );
        await untilEnded(client, executionArn);
      }
      lateMs += DAY_MS;
      if (day % 7 === 0) await eventually(runsOnDisk).toBe(20);
    }
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: sweep }));
    expect(executions?.length).toBe(20);
    await server.close();
  });
});
