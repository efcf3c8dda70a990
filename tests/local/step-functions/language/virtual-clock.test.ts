import { setTimeout as realTime } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/step-functions/language/index.ts';
import { machineOf, outputOf, runMachine } from './run-machine.ts';

describe('the virtual clock', () => {
  it('wakes sleepers in the order of their time', async () => {
    const clock = createVirtualClock({ start: 0 });
    const woken: string[] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name}@${clock.now()}`);
    };
    await Promise.all([sleep('late', 3_000), sleep('early', 1_000), sleep('same', 1_000)]);
    expect(woken).toEqual(['early@1000', 'same@1000', 'late@3000']);
  });

  it('rejects with the reason of the signal, and lets the rest sleep on', async () => {
    const clock = createVirtualClock({ start: 0 });
    const stop = new AbortController();
    const stopped = clock.sleep(60_000, stop.signal);
    const other = clock.sleep(120_000).then(() => clock.now());
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    await expect(other).resolves.toBe(120_000);
    await expect(clock.sleep(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('stands still while real work runs', async () => {
    const clock = createVirtualClock({ start: 0 });
    const order: string[] = [];
    const sleeper = clock.sleep(5).then(() => order.push('slept'));
    await clock.holdDuring(async () => {
      await realTime(30);
      order.push('worked');
    });
    await sleeper;
    expect(order).toEqual(['worked', 'slept']);
  });

  it('moves on when the work it holds for sleeps itself', async () => {
    const clock = createVirtualClock({ start: 0 });
    await clock.holdDuring(() => clock.holdDuring(() => clock.sleep(86_400_000)));
    expect(clock.elapsed).toBe(86_400_000);
  });

  it('lets a machine wait three days in no time and dates its events', async () => {
    const run = await runMachine(machineOf({ Type: 'Wait', Seconds: 3 * 86_400 }));
    expect(run.elapsedSeconds).toBe(3 * 86_400);
    const times = run.events.map(({ type, timestamp }) => [
      type,
      new Date(timestamp).toISOString(),
    ]);
    expect(times).toEqual([
      ['ExecutionStarted', '2026-01-01T00:00:00.000Z'],
      ['WaitStateEntered', '2026-01-01T00:00:00.000Z'],
      ['WaitStateExited', '2026-01-04T00:00:00.000Z'],
      ['ExecutionSucceeded', '2026-01-04T00:00:00.000Z'],
    ]);
  });

  it('makes the same history on every run, whatever the real speed of tasks and of the store', async () => {
    const branch = (seconds: number, name: string) => ({
      StartAt: `Wait${name}`,
      States: {
        [`Wait${name}`]: { Type: 'Wait', Seconds: seconds, Next: `Call${name}` },
        [`Call${name}`]: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          TimeoutSeconds: 5,
          End: true,
        },
      },
    });
    const machine = machineOf({ Type: 'Parallel', Branches: [branch(2, 'A'), branch(1, 'B')] });
    const histories = new Set<string>();
    for (const pause of [0, 7, 20]) {
      const run = await runMachine(machine, {
        tasks: async ({ stateName }) => {
          await realTime(pause);
          return stateName;
        },
        record: async () => void (await realTime(pause / 5)),
      });
      expect(outputOf(run)).toEqual(['CallA', 'CallB']);
      histories.add(
        JSON.stringify(run.events.map(({ type, id, timestamp }) => [type, id, timestamp])),
      );
    }
    expect(histories.size).toBe(1);
  });

  it('gives expressions its time', async () => {
    const run = await runMachine(
      machineOf({ Type: 'Pass', Output: ['{% $now() %}', '{% $millis() %}', "{% $now('[Y]') %}"] }),
    );
    expect(outputOf(run)).toEqual(['2026-01-01T00:00:00.000Z', 1_767_225_600_000, '2026']);
  });
});
