import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCosts } from '../../../src/cost/record-costs.ts';
import { SpeechUnavailable } from '../../../src/generate-audio/provider/speech-synthesizer.ts';
import { planSegments } from '../../../src/generate-audio/segments/plan-segments.ts';
import { speakMissing } from '../../../src/generate-audio/segments/speak-missing.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createWhileOwned } from '../../../src/runtime/while-owned.ts';
import { frameCounter, frameMeter, toneOf } from '../../faults/speech.ts';
import { aMonologue } from '../../support/audio/a-script.ts';
import { closedCircuit, inMemoryBudget } from '../../support/audio/in-memory-provider.ts';
import {
  inMemoryCosts,
  inMemoryEpisode,
  inMemoryObjects,
} from '../../support/audio/in-memory-stores.ts';
import { steppedClock } from '../../support/audio/stepped-clock.ts';
import { withinCaps } from '../../support/within-caps.ts';

const LINES = Array.from(
  { length: 60 },
  (_, i) => `This is line ${i + 1} of what there is to say.`,
);
const SEGMENTS = planSegments(aMonologue(...LINES));
const INPUT = { episodeId: '0d2f7f0e-93c5-4a0c-8f43-5a5f0f3f9c02', execution: 'the run' };
const CANCELLED_AT = 12_000;
const WITHIN_MS = 10_000;
const AT_ONCE = 8;

type Clock = ReturnType<typeof steppedClock>;
type Provider = (clock: Clock, text: string, signal: AbortSignal) => Promise<Uint8Array>;

const PROVIDERS = {
  async hangs(clock, _text, signal) {
    await clock.sleep(60_000, signal);
    throw new SpeechUnavailable('No answer.');
  },
  async 'is slow'(clock, text, signal) {
    await clock.sleep(4_000, signal);
    return toneOf(text);
  },
  'is down': () => Promise.reject(new SpeechUnavailable('Down.')),
  'asks to be left alone': () =>
    Promise.reject(new SpeechUnavailable('Busy.', { retryAfterMs: 40_000 })),
} satisfies Record<string, Provider>;

/** Speaks until an hour has passed, with the attempt cancelled after twelve seconds. */
const aCancelledRun = async (
  provider: Provider,
  {
    perMinute = 200,
    check,
    cancelledAt = CANCELLED_AT,
  }: { perMinute?: number; check?: () => Promise<void>; cancelledAt?: number } = {},
) => {
  const clock = steppedClock();
  const calls: { readonly begunAt: number; endedAt: number; answered: boolean }[] = [];
  const objects = inMemoryObjects();
  const costs = inMemoryCosts();
  const stale = Object.assign(new Error('cancelled'), { name: 'StaleExecution' });
  const asked: number[] = [];
  const cancelled = async () => {
    if (clock.now() >= cancelledAt) throw stale;
  };
  const deps = {
    ...{ episodes: inMemoryEpisode(), objects, encoder: frameCounter, meter: frameMeter, clock },
    decoder: { decode: () => Promise.reject(new Error('There are no sounds.')) },
    showFiles: () => Promise.reject(new Error('There are no files.')),
    synthesizer: {
      async synthesize({ text }: { text: string }, options: { signal?: AbortSignal }) {
        const call = { begunAt: clock.now(), endedAt: Number.NaN, answered: false };
        calls.push(call);
        try {
          const wav = await provider(clock, text, options.signal ?? new AbortController().signal);
          call.answered = true;
          return wav;
        } catch (error) {
          // As a client that was told to end its call says it.
          throw error instanceof SpeechUnavailable ? error : new SpeechUnavailable('Cancelled.');
        } finally {
          call.endedAt = clock.now();
        }
      },
    },
    random: () => 0.5,
    speechConcurrency: AT_ONCE,
    budget: inMemoryBudget(perMinute, clock),
    circuit: closedCircuit(),
    beginPaying: withinCaps,
    openCosts: createCosts(costs, randomUUID),
    whileOwned: createWhileOwned({
      check: () => {
        asked.push(clock.now());
        return (check ?? cancelled)();
      },
      sleep: clock.sleep,
    }),
    mediaBaseUrl: 'http://media.example',
  };
  let endedAt = Number.POSITIVE_INFINITY;
  const run = speakMissing(deps, {
    provider: deps,
    segments: SEGMENTS,
    all: SEGMENTS,
    input: INPUT,
    context: { logger: createLogger('error', () => undefined), remainingMs: () => 900_000 },
    keep: async () => undefined,
  })
    .catch((error: unknown) => error)
    .finally(() => {
      endedAt = clock.now();
    });
  await clock.advance(3_600_000);
  const items = [...costs.reports.values()].flatMap((report) => report.items);
  return { outcome: await run, calls, asked, stale, endedAt, objects, items };
};

describe('cancelling while the provider', () => {
  it.each(Object.entries(PROVIDERS))(
    '%s ends calls under way within ten seconds, and begins no more',
    async (_, provider) => {
      const { outcome, calls, stale, endedAt } = await aCancelledRun(provider);
      expect(outcome).toBe(stale);
      expect(endedAt).toBeLessThanOrEqual(CANCELLED_AT + WITHIN_MS);
      expect(calls.length).toBeGreaterThanOrEqual(AT_ONCE);
      for (const { begunAt, endedAt } of calls) {
        expect(begunAt).toBeLessThanOrEqual(CANCELLED_AT + WITHIN_MS);
        expect(endedAt).toBeLessThanOrEqual(CANCELLED_AT + WITHIN_MS);
      }
    },
  );

  it('has no request left to give ends the wait for one', async () => {
    const { outcome, calls, stale, endedAt } = await aCancelledRun(PROVIDERS['is slow'], {
      perMinute: 10,
    });
    expect(outcome).toBe(stale);
    expect(endedAt).toBeLessThanOrEqual(CANCELLED_AT + WITHIN_MS);
    expect(calls).toHaveLength(10);
  });

  it('answers keeps and notes what was answered, and only that', async () => {
    const { calls, objects, items } = await aCancelledRun(PROVIDERS['is slow']);
    const answered = calls.filter((call) => call.answered).length;
    expect(answered).toBeGreaterThanOrEqual(2 * AT_ONCE);
    expect(answered).toBeLessThan(calls.length);
    expect(objects.contents.size).toBe(answered);
    const spoken = LINES.slice(0, answered).reduce((sum, line) => sum + line.length, 0);
    expect(items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(spoken);
  });
});

it('an attempt that was cancelled before it began pays nothing', async () => {
  const { outcome, calls, stale } = await aCancelledRun(PROVIDERS['is slow'], { cancelledAt: 0 });
  expect(outcome).toBe(stale);
  expect(calls).toEqual([]);
});

describe('an attempt that is still its own', () => {
  it('is asked for at once, every five seconds, and no longer than the run lasts', async () => {
    const { outcome, asked, endedAt } = await aCancelledRun(PROVIDERS['is slow'], {
      check: async () => undefined,
    });
    expect(outcome).toEqual([]);
    expect(asked).toEqual(asked.map((_, i) => i * 5_000));
    expect(asked.length).toBe(1 + Math.floor(endedAt / 5_000));
  });

  it('goes on while the database is away', async () => {
    const { outcome, objects } = await aCancelledRun(PROVIDERS['is slow'], {
      check: () => Promise.reject(new Error('the database is away')),
    });
    expect(outcome).toEqual([]);
    expect(objects.contents.size).toBe(LINES.length);
  });
});
