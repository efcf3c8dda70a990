import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEW_ACCOUNT, USUAL_ACCOUNT } from '../../../../scripts/scale/limits.ts';
import { serve, serveHolding } from '../../../../scripts/scale/queues.ts';
import { type EpisodeDemand, simulateDay } from '../../../../scripts/scale/simulate.ts';

const ENDLESS = Number.POSITIVE_INFINITY;

describe('a queue', () => {
  it('serves in order, so many at once', () => {
    expect(serve([0, 0, 0, 100], 2, 10, ENDLESS)).toEqual({
      doneAt: [10, 10, 20, 110],
      longestWait: 10,
    });
  });

  it('lets go of who would wait for too long, at no cost to others', () => {
    expect(serve([0, 0, 0, 9], 1, 10, 5).doneAt).toEqual([10, null, null, 20]);
  });

  it('never serves more than there is time for', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 200 });
    const servers = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(arrivals, servers, fc.integer({ min: 1, max: 50 }), (at, many, seconds) => {
        const sorted = at.toSorted((a, b) => a - b);
        const { doneAt } = serve(sorted, many, seconds, ENDLESS);
        for (const done of doneAt) {
          const busy = doneAt.filter((other) => Math.abs((other ?? 0) - (done ?? 0)) < seconds);
          expect(doneAt.indexOf(done)).toBeGreaterThanOrEqual(0);
          // Those that end within one service time of an end, before and after it.
          expect(busy.length).toBeLessThanOrEqual(2 * many);
        }
      }),
    );
  });
});

describe('runs that wait for a quota in their places', () => {
  const holding = { places: 2, placePatience: 5, share: 10, least: 1, patience: ENDLESS };

  it('leave no place to those behind them', () => {
    expect(serveHolding([0, 0, 0, 0], holding)).toEqual({
      ...{ doneAt: [10, 20], withoutPlace: 2, outOfPatience: 0, longestWait: 10 },
    });
  });

  it('give up where their share comes too late', () => {
    expect(serveHolding([0, 0, 0], { ...holding, places: 3, patience: 15 })).toMatchObject({
      doneAt: [10, 20],
      outOfPatience: 1,
    });
  });

  it('take as long as their own work takes, where the quota is free', () => {
    expect(serveHolding([0, 100], { ...holding, least: 30 }).doneAt).toEqual([30, 130]);
  });
});

describe('a day', () => {
  const demand: EpisodeDemand = {
    ...{ speechCalls: 60, writeSeconds: 2, speakSeconds: 40, transitions: 25 },
    ...{ databaseCalls: 80, newChannels: 0 },
  };
  const day = { limits: USUAL_ACCOUNT, demand, spreadSeconds: 86_400 };

  it('of a thousand shows, spread over it, meets no limit', () => {
    const result = simulateDay({ ...day, shows: 1000 });
    expect(result).toMatchObject({ completed: 1000, gaveUp: {}, binding: null });
  });

  it('of ten thousand asks more of Google than a day has: 200 calls a minute are 4,800 episodes', () => {
    const { completed, binding, gaveUp } = simulateDay({ ...day, shows: 10_000 });
    expect(binding).toBe('speech');
    expect(completed).toBeGreaterThan(4_800);
    // And as much as two hours more, for which the last ones wait.
    expect(completed).toBeLessThan(4_800 + 2 * 200 + 10);
    expect(completed + (gaveUp.speech ?? 0)).toBe(10_000);
  });

  it('in a new account is over at ten episodes at once', () => {
    const result = simulateDay({ ...day, shows: 100, spreadSeconds: 0, limits: NEW_ACCOUNT });
    expect(result.binding).toBe('lambda');
    expect(result.completed).toBeLessThan(60);
  });

  it('of a hundred thousand meets the session once Google gives enough', () => {
    const limits = { ...USUAL_ACCOUNT, speechPerMinute: 10_000, lambdaConcurrency: 5_000 };
    const result = simulateDay({ ...day, shows: 100_000, limits });
    expect(result.binding).toBe('session');
    // One collection of six seconds at a time, and three hours for the last ones.
    expect(result.completed).toBeLessThanOrEqual((86_400 + 10_800) / 6 + 1);
    const eight = simulateDay({ ...day, shows: 100_000, limits: { ...limits, sessions: 8 } });
    expect(eight.completed).toBe(100_000);
  });

  it('of new shows meets what Telegram resolves', () => {
    const result = simulateDay({ ...day, shows: 1000, demand: { ...demand, newChannels: 1 } });
    expect(result.binding).toBe('resolving');
    expect(result.completed).toBeGreaterThanOrEqual(200);
  });

  it('loses no show: each is completed, or gave up somewhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 86_400 }),
        fc.constantFrom(NEW_ACCOUNT, USUAL_ACCOUNT),
        (shows, spreadSeconds, limits) => {
          const { completed, gaveUp } = simulateDay({ shows, spreadSeconds, limits, demand });
          const lost = Object.values(gaveUp).reduce((sum, many) => sum + many, 0);
          expect(completed + lost).toBe(shows);
        },
      ),
      { numRuns: 30 },
    );
  });
});
