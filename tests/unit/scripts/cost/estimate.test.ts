import { describe, expect, it } from 'vitest';
import { readFunctions } from '../../../../build/read-functions.ts';
import { estimate, type Plan, type Recorded } from '../../../../scripts/cost/estimate.ts';
import { readHistoryFile, readRun } from '../../../../scripts/cost/read-run.ts';
import { countByPiece } from '../../../../scripts/cost/template-counts.ts';
import type { ExecutionEvent } from '../../../../src/inspect/execution-event.ts';
import { httpAnswer, readDefinition, runMachine } from '../../../support/state-machine.ts';
import { THE_WAY } from '../../../support/the-way.ts';

const recorded = (machine: string) =>
  readRun(
    readHistoryFile(new URL(`../../../../scripts/cost/recorded/${machine}.json`, import.meta.url)),
  );
const RECORDED: Recorded = {
  episode: recorded('episode'),
  idle: {
    schedule: recorded('schedule'),
    reconcile: recorded('reconcile'),
    notify: recorded('notify'),
  },
  functions: await readFunctions(),
  ...countByPiece(),
};
const PLAN: Plan = { shows: 1, minutes: 10, listeners: 100, days: 1, voices: 'Chirp3-HD' };
const of = (what: string, plan: Partial<Plan> = {}) =>
  estimate({ ...PLAN, ...plan }, RECORDED).find((line) => line.what.startsWith(what));

describe('a recorded history', () => {
  it('is of an episode as it is made today: the same states, each once', () => {
    expect(RECORDED.episode.transitions).toBe(THE_WAY.length);
    expect(RECORDED.episode.calls.map(({ name }) => name)).toEqual([
      'collectContent',
      'writeScript',
      'generateAudio',
      'publishFeed',
    ]);
    expect(RECORDED.episode.characters).toBeGreaterThan(3000);
    expect(RECORDED.episode.audioBytes).toBeGreaterThan(3_000_000);
  });

  it('of a sweep goes through the states that a sweep without findings goes through today', async () => {
    const nothing = [httpAnswer([])];
    const finders = Object.entries(readDefinition('reconcile').States).flatMap(
      ([name, { Type }]) => (Type === 'Task' ? [[name, nothing] as const] : []),
    );
    const { entered } = await runMachine(readDefinition('reconcile'), {
      machine: 'reconcile',
      input: {},
      answers: Object.fromEntries(finders),
    });
    expect(RECORDED.idle.reconcile.transitions).toBe(entered.length);
  });

  it('counts a try beyond the first as a transition, as Step Functions does', () => {
    const event = (id: number, type: string, details: object = {}) => ({
      id,
      previousEventId: id - 1,
      timestamp: '2026-01-01T00:00:00Z',
      type,
      ...details,
    });
    const task = (id: number, type: string) =>
      event(id, type, { [`t${type.slice(1)}EventDetails`]: { resourceType: 'http' } });
    const events = [
      event(1, 'ExecutionStarted'),
      event(2, 'TaskStateEntered', { stateEnteredEventDetails: { name: 'A' } }),
      task(3, 'TaskScheduled'),
      task(4, 'TaskFailed'),
      task(5, 'TaskScheduled'),
      task(6, 'TaskSucceeded'),
    ] as unknown as ExecutionEvent[];
    expect(readRun(events).transitions).toBe(2);
  });
});

describe('what shows cost', () => {
  it('is what is spoken, above all: characters by Google’s price', () => {
    const { characters, durationMs } = RECORDED.episode;
    const spoken = Math.round((characters * 600_000) / durationMs);
    expect(of('Google')?.anEpisode).toBeCloseTo((spoken * 30) / 1_000_000, 6);
    expect(of('Google', { voices: 'Standard' })?.anEpisode).toBeCloseTo(
      (spoken * 4) / 1_000_000,
      6,
    );
  });

  it('grows with minutes, shows and listeners where it does, and nowhere else', () => {
    const twice = (what: string, plan: Partial<Plan>, part: 'anEpisode' | 'aMonth') =>
      (of(what, plan)?.[part] ?? 0) / (of(what)?.[part] ?? 1);
    expect(twice('Google', { minutes: 20 }, 'anEpisode')).toBeCloseTo(2, 3);
    expect(twice('Step Functions', { minutes: 20 }, 'anEpisode')).toBe(1);
    expect(twice('CloudFront', { listeners: 200 }, 'aMonth')).toBeCloseTo(2, 6);
    expect(twice('Google', { shows: 2 }, 'aMonth')).toBeCloseTo(2, 6);
    expect(twice('Google', { days: 2 }, 'aMonth')).toBeCloseTo(0.5, 6);
    expect(twice('Secrets', { shows: 1000 }, 'aMonth')).toBe(1);
  });

  it('has what ticks cost that find nothing', () => {
    const ticks = 288 * 6 + 96 * RECORDED.idle.reconcile.transitions + 288 * 6;
    const episodes = 30 * RECORDED.episode.transitions;
    expect(of('Step Functions')?.aMonth).toBeCloseTo(((ticks * 30 + episodes) * 0.025) / 1000, 6);
  });

  it('has a metric cost what the hours cost in which it is written', () => {
    const shown = (plan: Partial<Plan>) => of('CloudWatch', plan)?.aMonth ?? 0;
    const all = RECORDED.episodeMetrics * 0.3;
    const logs = 30 * (of('CloudWatch')?.anEpisode ?? 0);
    expect(shown({ shows: 2 }) - shown({}) - logs).toBeCloseTo(all / 24, 6);
    expect(shown({ shows: 400 }) - shown({ shows: 200 }) - 200 * logs).toBeCloseTo(0, 6);
  });

  it('is told of no voice without a price, and of no function that isn’t there', () => {
    expect(() => estimate({ ...PLAN, voices: 'Nobody' }, RECORDED)).toThrow(/Nobody/);
    expect(() => estimate(PLAN, { ...RECORDED, functions: [] })).toThrow(/collectContent/);
  });
});
