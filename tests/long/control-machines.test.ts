import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecrets } from '../../local/stack/index.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

const TERMINAL = ['completed', 'skipped', 'failed'];

/** The row once it has ended. */
const settled = async (stack: TestStack, column: 'id' | 'podcast_id', value: string) => {
  for (;;) {
    const { data } = await stack.database.from('episodes').select().eq(column, value).maybeSingle();
    if (TERMINAL.includes(data?.status)) return data;
    await sleep(50);
  }
};
const run = async (stack: TestStack, machine: 'schedule' | 'reconcile') => {
  const { executionArn } = await stack.stepFunctions.send(
    new StartExecutionCommand({ stateMachineArn: stack.machineArn(machine) }),
  );
  for (;;) {
    const execution = await stack.stepFunctions.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (execution.status !== 'RUNNING') {
      expect(execution).toMatchObject({ status: 'SUCCEEDED' });
      return JSON.parse(execution.output ?? '');
    }
    await sleep(20);
  }
};

describe('a stack that was killed while it made an episode', () => {
  let dataDir: string;
  let stack: TestStack;
  let cutOff: { podcastId: string; episodeId: string; executionArn: string };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'stepcast-killed-'));
    const options = { dataDir, secrets: createSecrets() };
    const script = fileURLToPath(new URL('../support/stack-process.ts', import.meta.url));
    const killed = spawn(process.execPath, [script, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(killed.stdout), 'line');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    cutOff = JSON.parse(line);
    stack = await startTestStack(options);
  }, 120_000);
  afterAll(async () => {
    await stack?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has it failed soon after its next start, with what happened', async () => {
    const row = await settled(stack, 'id', cutOff.episodeId);
    expect(row).toMatchObject({ status: 'failed', attempt: 1, audio_url: null });
    expect(row.metadata.error).toEqual({
      state: null,
      name: 'ExecutionAborted',
      cause:
        'The local Step Functions process that ran this execution ended before the execution did.',
      failedAt: expect.any(String),
    });
  });

  it('can make it again from where it was', async () => {
    const again = await startExecution(stack, cutOff.podcastId, {
      name: `${cutOff.episodeId}-2`,
      episodeId: cutOff.episodeId,
      trigger: 'retry',
      from: 'audio',
    });
    const ended = await endOf(stack, cutOff.podcastId, again);
    expect(ended.row).toMatchObject({ status: 'completed', attempt: 2 });
  });
});

describe('a stack that was not there when a slot came', () => {
  it('makes that episode at its next start, without waiting for a tick', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'stepcast-slept-'));
    const options = { dataDir, secrets: createSecrets() };
    const before = await startTestStack(options);
    const podcastId = await aShow(before);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await before.database
      .from('podcast_configs')
      .update({ scheduled_from: yesterday, time_of_day: '00:00' })
      .eq('podcast_id', podcastId)
      .throwOnError();
    await before.close();

    const after = await startTestStack(options);
    try {
      const row = await settled(after, 'podcast_id', podcastId);
      expect(row).toMatchObject({ trigger: 'schedule', attempt: 1 });
    } finally {
      await after.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

describe('a running stack', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  });
  afterAll(() => stack.close());

  it('settles an episode as soon as its execution is stopped from outside', async () => {
    const podcastId = await aShow(stack, 6);
    const { episodeId, executionArn } = await startExecution(stack, podcastId);
    const isOpen = async () =>
      (await stack.database.from('episodes').select('id').eq('id', episodeId)).data?.length === 1;
    while (!(await isOpen())) await sleep(20);
    await stack.stepFunctions.send(
      new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'By the test.' }),
    );
    const row = await settled(stack, 'id', episodeId);
    expect(row.metadata.error).toMatchObject({ name: 'Stopped', cause: 'By the test.' });
  });

  it('leaves a live episode alone, however often it is swept', async () => {
    const podcastId = await aShow(stack);
    const started = await startExecution(stack, podcastId);
    const ended = endOf(stack, podcastId, started);
    let sweeps = 0;
    for (let over = false; !over; sweeps++) {
      over = await Promise.race([
        ended.then(() => true),
        run(stack, 'reconcile').then(() => false),
      ]);
    }
    expect(sweeps).toBeGreaterThan(1);
    expect((await ended).row).toMatchObject({ status: 'completed' });
  });

  it('makes one episode of a slot, however many ticks see it', async () => {
    const podcastId = await aShow(stack);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await stack.database
      .from('podcast_configs')
      .update({ scheduled_from: yesterday, time_of_day: '00:00' })
      .eq('podcast_id', podcastId)
      .throwOnError();
    const ticks = await Promise.all([run(stack, 'schedule'), run(stack, 'schedule')]);
    expect(ticks.map(({ started, alreadyStarted }) => started + alreadyStarted)).toContain(1);
    const row = await settled(stack, 'podcast_id', podcastId);
    expect(row).toMatchObject({ trigger: 'schedule', execution: row.id, attempt: 1 });
    expect(row.status).not.toBe('failed');
    expect(await run(stack, 'schedule')).toMatchObject({ started: 0, alreadyStarted: 0 });
    const { executions = [] } = await stack.stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn: stack.episodeMachineArn }),
    );
    expect(executions.filter(({ name }) => name?.startsWith(row.id))).toHaveLength(1);
  });
});
