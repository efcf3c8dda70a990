import { setTimeout as sleep } from 'node:timers/promises';
import {
  createVirtualClock,
  type VirtualClock,
} from '../../local/step-functions/language/virtual-clock.ts';
import type { SimulatedDatabase } from './database.ts';
import { drawnPlan, type FaultPlan, fixedPlan, type PlannedFault } from './fault-plan.ts';
import { findViolations } from './invariants/index.ts';
import type { Mend } from './mends.ts';
import { play } from './play.ts';
import { type Draws, seeded } from './seeded.ts';
import { settle, sweep } from './settle.ts';
import { DAY_MS, MINUTE_MS } from './times.ts';
import { createWorld, type World } from './world.ts';

/** Of real time, without a call: the next one comes within a fraction of a second. */
const STUCK_AFTER_MS = 60_000;
/** The day on which every schedule begins. */
const BEGINNING = Date.UTC(2027, 0, 1);
/** What a schedule leaves for the next one, which must not depend on it. */
const LEFT_OVER = [
  ...['podcasts', 'podcast_releases', 'telegram_session_queue', 'telegram_sessions'],
  ...['telegram_channels', 'speech_requests', 'speech_circuits', 'webhook_endpoints'],
];
const FORGET = [
  ...LEFT_OVER.map((table) => `delete from public.${table}`),
  `select setval('public.episode_events_id_seq', 1, false), setval('public.simulated_ids', 1, false)`,
].join(';');

/** How a schedule went. */
export interface ScheduleResult {
  readonly seed: string;
  readonly faults: readonly PlannedFault[];
  readonly violations: readonly string[];
  readonly episodes: Readonly<Record<string, number>>;
  /** SHA-256 of every call to the outside world and its time: equal when a schedule was played the same. */
  readonly trace: string;
}

/** Where schedules are played, one after another: one database. */
export interface Stage {
  readonly database: SimulatedDatabase;
  /** What is as it was before it was mended. */
  undone?: Mend | undefined;
  /** The clock of the schedule that is played. */
  clock: VirtualClock;
  close(): Promise<void>;
}

/** Rejects with the signal's reason; resolves once nothing has happened for a minute. */
const whenStuck = async ({ outside }: World, signal: AbortSignal): Promise<void> => {
  for (let seen = -1; seen !== outside.steps; ) {
    seen = outside.steps;
    await sleep(STUCK_AFTER_MS, undefined, { ref: false, signal });
  }
};

/** What a test decides of a schedule. */
interface Given {
  readonly draws?: Draws;
  /** What somebody does to the settled world before it is looked at: for proving that it would be seen. */
  readonly sabotage?: (database: SimulatedDatabase) => Promise<void>;
}

/** The share of schedules that are swept twice though once was enough: the second sweep is to change nothing. */
const SWEPT_AGAIN = 0.25;

/** Plays, settles within two sweeps, and answers what doesn't hold by then. */
const playOut = async (world: World, shows: string[]): Promise<string[]> => {
  await play(world, shows);
  await settle(world);
  const violations = await findViolations(world, shows);
  const isEnough = violations.length === 0;
  if (isEnough && world.random.at('whether it is swept again') >= SWEPT_AGAIN) return [];
  await sweep(world);
  return findViolations(world, shows);
};

const run = async (
  stage: Stage,
  seed: string,
  plan: FaultPlan,
  { draws, sabotage }: Given = {},
): Promise<ScheduleResult> => {
  const random = seeded(seed, draws);
  const clock = createVirtualClock({
    start: BEGINNING + random.pick('what time it is', DAY_MS / MINUTE_MS) * MINUTE_MS,
  });
  stage.clock = clock;
  const world = createWorld({
    ...{ database: stage.database, undone: stage.undone },
    plan,
    random,
    clock,
  });
  const shows: string[] = [];
  const ended = new AbortController();
  const found = await Promise.race([
    playOut(world, shows),
    whenStuck(world, ended.signal).then(() => undefined),
  ]).finally(() => ended.abort('ended'));
  if (found === undefined) {
    const stuck = world.engine.running().map(({ alias }) => alias);
    return {
      ...{ seed, faults: [...plan.happened], episodes: {}, trace: world.outside.digest() },
      violations: [`nothing moves any more: ${stuck.join(', ')}`],
    };
  }
  const trace = world.outside.digest();
  await sabotage?.(stage.database);
  const violations = sabotage ? await findViolations(world, shows) : found;
  const rows = await stage.database.query<{ status: string; count: number }>(
    'select status, count(*)::int from public.episodes where podcast_id = any($1) group by 1',
    [shows],
  );
  await stage.database.forget(FORGET);
  return {
    ...{ seed, faults: [...plan.happened], violations, trace },
    episodes: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
  };
};

/** Plays the schedule that a seed draws. */
export const runSchedule = (stage: Stage, seed: string): Promise<ScheduleResult> =>
  run(stage, seed, drawnPlan(seeded(seed)));

/** Plays the schedule of a seed with exactly these faults. */
export const replaySchedule = (
  stage: Stage,
  seed: string,
  faults: readonly PlannedFault[],
  given?: Given,
): Promise<ScheduleResult> => run(stage, seed, fixedPlan(faults), given);
