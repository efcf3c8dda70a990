import { expect, it } from 'vitest';
import { createPatientLease } from '../../../../src/collect-content/session/patient-lease.ts';

/** A session that is free after so many milliseconds, and says of each moment how long that is. */
const world = (freeAfterMs: number, told = (ms: number) => Math.max(1, Math.ceil(ms / 1000))) => {
  let nowMs = 0;
  let asked = 0;
  const lease = createPatientLease(
    {
      async acquire() {
        asked += 1;
        const left = freeAfterMs - nowMs;
        return left <= 0 ? { acquired: true } : { acquired: false, waitSeconds: told(left) };
      },
      async release() {},
    },
    {
      now: () => new Date(nowMs),
      async sleep(ms) {
        nowMs += ms;
      },
    },
  );
  return { lease, at: () => nowMs, asked: () => asked };
};

it('takes a session that is free at once', async () => {
  const { lease, asked } = world(0);
  expect(await lease.acquire('s', 'h', 60)).toEqual({ acquired: true });
  expect(asked()).toBe(1);
});

it('stays for a turn that is near, and has it when it comes', async () => {
  const { lease, at } = world(3_100);
  expect(await lease.acquire('s', 'h', 60)).toEqual({ acquired: true });
  expect(at()).toBeLessThan(3_600);
});

it('leaves at once where the turn is far', async () => {
  const { lease, at, asked } = world(60_000);
  expect(await lease.acquire('s', 'h', 60)).toEqual({ acquired: false, waitSeconds: 60 });
  expect([at(), asked()]).toEqual([0, 1]);
});

it('stays no longer than ten seconds, however near the turn is said to be', async () => {
  const { lease, at } = world(60_000, () => 1);
  expect(await lease.acquire('s', 'h', 60)).toEqual({ acquired: false, waitSeconds: 1 });
  expect(at()).toBeLessThanOrEqual(10_000);
});
