import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/generate-audio/clock.ts';
import {
  callSynthesizer,
  MAX_TRIES,
} from '../../../src/generate-audio/provider/call-synthesizer.ts';
import { createHedger } from '../../../src/generate-audio/provider/hedge-calls.ts';
import { createRequestPacer } from '../../../src/generate-audio/provider/request-pacer.ts';
import { retryDelayMs } from '../../../src/generate-audio/provider/retry-delay.ts';
import {
  SpeechRefused,
  SpeechUnavailable,
} from '../../../src/generate-audio/provider/speech-synthesizer.ts';
import { createTimeLeft } from '../../../src/generate-audio/provider/time-left.ts';
import { inMemoryBudget } from '../../support/audio/in-memory-provider.ts';
import { instantClock } from '../../support/audio/instant-clock.ts';

const REQUEST = { text: 'Hello.', voice: 'en-US-Chirp3-HD-Kore', languageCode: 'en-US' };
const running = () => new AbortController().signal;
const ENDLESS = createTimeLeft(() => Number.POSITIVE_INFINITY);

/** A pacer whose budget nobody else uses. */
const aPacer = (perMinute: number, clock: Clock, expected = 7) =>
  createRequestPacer({ budget: inMemoryBudget(perMinute, clock), clock, expected });

/** A caller whose provider answers with these errors and then with audio. */
const aCaller = (
  errors: readonly Error[],
  {
    remainingMs = () => 900_000,
    random = () => 0.5,
  }: { remainingMs?: () => number; random?: () => number } = {},
) => {
  const clock = instantClock();
  const left = [...errors];
  const deadlines: number[] = [];
  const deps = {
    clock,
    random,
    pacer: aPacer(200, clock),
    hedger: createHedger(clock),
    timeLeft: createTimeLeft(remainingMs),
    synthesizer: {
      async synthesize(_: unknown, { deadlineMs }: { deadlineMs: number }) {
        deadlines.push(deadlineMs);
        const error = left.shift();
        if (error) throw error;
        return new Uint8Array([1]);
      },
    },
  };
  return {
    deps,
    clock,
    deadlines,
    call: () => callSynthesizer(deps, REQUEST, { ended: running(), lost: running() }),
  };
};
const unavailable = (retryAfterMs?: number) => new SpeechUnavailable('busy', { retryAfterMs });

describe('retryDelayMs', () => {
  it('is anywhere between nothing and a bound that doubles', () => {
    expect([1, 2, 3].map((failures) => retryDelayMs(failures, undefined, 0.999))).toEqual([
      999, 1998, 3996,
    ]);
    expect(retryDelayMs(3, undefined, 0)).toBe(0);
    expect(retryDelayMs(20, undefined, 1)).toBe(30_000);
  });

  it('is never shorter than what the provider asked for', () => {
    expect(retryDelayMs(1, 7000, 0)).toBe(7000);
    expect(retryDelayMs(1, 7000, 0.999)).toBeLessThan(7700);
  });
});

describe('callSynthesizer', () => {
  it('asks again after a transient error', async () => {
    const { call, clock } = aCaller([unavailable(), unavailable()]);
    expect(await call()).toEqual(new Uint8Array([1]));
    expect(clock.waits).toEqual([500, 1000]);
  });

  it('blames no provider for a last call that was ended', async () => {
    const { deps } = aCaller([]);
    const lost = new AbortController();
    const cancelled = new Error('cancelled');
    let asked = 0;
    const synthesizer = {
      synthesize: async () => {
        asked++;
        if (asked === MAX_TRIES) lost.abort(cancelled);
        throw unavailable();
      },
    };
    const endings = { ended: running(), lost: lost.signal };
    await expect(callSynthesizer({ ...deps, synthesizer }, REQUEST, endings)).rejects.toBe(
      cancelled,
    );
    expect(asked).toBe(MAX_TRIES);
  });

  it('waits as long as the provider asks', async () => {
    const { call, clock } = aCaller([unavailable(12_000)], { random: () => 0 });
    await call();
    expect(clock.now()).toBe(12_000);
  });

  it('gives up after a bounded number of tries, with the last error as the cause', async () => {
    const last = unavailable();
    const { call, deadlines } = aCaller([...Array(MAX_TRIES - 1).fill(unavailable()), last]);
    await expect(call()).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      retryable: true,
      cause: last,
    });
    expect(deadlines).toHaveLength(MAX_TRIES);
  });

  it('does not ask again when the provider refuses', async () => {
    const { call, deadlines } = aCaller([new SpeechRefused('unknown voice')]);
    await expect(call()).rejects.toThrow('unknown voice');
    expect(deadlines).toHaveLength(1);
  });

  it('gives each call a deadline that fits into the time that is left', async () => {
    const { call, deadlines } = aCaller([], { remainingMs: () => 50_000 });
    await call();
    expect(deadlines).toEqual([30_000]);
  });

  it('starts no call when the function is about to end', async () => {
    const { call, deadlines } = aCaller([], { remainingMs: () => 40_000 });
    await expect(call()).rejects.toMatchObject({ name: 'GenerationOutOfTime', retryable: true });
    expect(deadlines).toEqual([]);
  });

  it('does not wait beyond the end of the function', async () => {
    const { call, clock } = aCaller([unavailable(600_000)], { remainingMs: () => 300_000 });
    await expect(call()).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      retryAfterMs: 600_000,
    });
    expect(clock.waits).toEqual([]);
  });
});

describe('createRequestPacer', () => {
  it('starts no more than so many requests in any minute', async () => {
    const clock = instantClock();
    const pacer = aPacer(3, clock);
    const starts: number[] = [];
    for (let i = 0; i < 7; i++) {
      await pacer.turn(ENDLESS, running());
      starts.push(clock.now());
      clock.advance(1000);
    }
    expect(starts).toEqual([0, 1000, 2000, 60_000, 61_000, 62_000, 120_000]);
  });

  it('asks the budget seldom, and for no more than the run still needs', async () => {
    const clock = instantClock();
    const budget = inMemoryBudget(200, clock);
    const pacer = createRequestPacer({ budget, clock, expected: 45 });
    await Promise.all(Array.from({ length: 45 }, () => pacer.turn(ENDLESS, running())));
    expect(budget.asked).toEqual([20, 20, 5]);
    await pacer.turn(ENDLESS, running());
    expect(budget.asked).toEqual([20, 20, 5, 1]);
  });

  it('gives up what it took and did not use, rather than use it in another minute', async () => {
    const clock = instantClock();
    const budget = inMemoryBudget(200, clock);
    const pacer = createRequestPacer({ budget, clock, expected: 10 });
    await pacer.turn(ENDLESS, running());
    clock.advance(5001);
    await pacer.turn(ENDLESS, running());
    expect(budget.asked).toEqual([10, 9]);
  });

  it('keeps two runs together within one budget', async () => {
    const clock = instantClock();
    const budget = inMemoryBudget(10, clock);
    const pacers = [1, 2].map(() => createRequestPacer({ budget, clock, expected: 15 }));
    const starts: number[] = [];
    for (let i = 0; i < 30; i++) {
      await pacers[i % 2]?.turn(ENDLESS, running());
      starts.push(clock.now());
    }
    for (const start of starts) {
      const within = starts.filter((other) => other >= start && other < start + 60_000);
      expect(within.length).toBeLessThanOrEqual(10);
    }
  });

  it('hears that the budget cannot be asked', async () => {
    const gone = new Error('no database');
    const budget = { take: () => Promise.reject(gone) };
    const pacer = createRequestPacer({ budget, clock: instantClock(), expected: 1 });
    await expect(pacer.turn(ENDLESS, running())).rejects.toBe(gone);
  });

  it('holds everyone back during a pause', async () => {
    const clock = instantClock();
    const pacer = aPacer(100, clock);
    pacer.pause(5000);
    await Promise.all([pacer.turn(ENDLESS, running()), pacer.turn(ENDLESS, running())]);
    expect(clock.now()).toBeGreaterThanOrEqual(5000);
  });

  it('does not let anyone wait for a turn that comes too late', async () => {
    const clock = instantClock();
    const pacer = aPacer(1, clock);
    const timeLeft = createTimeLeft(() => 90_000);
    await pacer.turn(timeLeft, running());
    await expect(pacer.turn(timeLeft, running())).rejects.toMatchObject({
      name: 'GenerationOutOfTime',
    });
    expect(clock.waits).toEqual([]);
  });

  it('lets nobody through once the run has stopped', async () => {
    const reason = new Error('stale');
    const pacer = aPacer(100, instantClock());
    await expect(pacer.turn(ENDLESS, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
