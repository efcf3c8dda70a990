import { setTimeout as sleep } from 'node:timers/promises';
import {
  createVirtualClock,
  type VirtualClock,
} from '../../local/step-functions/language/virtual-clock.ts';
import { CHAT } from './chat.ts';
import type { SimulatedDatabase } from './database.ts';
import { drawnPlan, type FaultPlan, fixedPlan, type PlannedFault } from './fault-plan.ts';
import { findViolations } from './invariants/index.ts';
import type { Mend } from './mends.ts';
import { seeded } from './seeded.ts';
import { sendMessage } from './senders.ts';
import { createWorld, type World } from './world.ts';

const MINUTE_MS = 60_000;
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
const DAY_MS = 24 * 60 * MINUTE_MS;

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

/** Few words in a language that the writer has none of its own for: what is proved is not the text. */
const TEXTS = [
  'Kivuko kinaondoka tena leo.',
  'Baraza limepiga kura leo.',
  'Jumba liko wazi usiku.',
];
const LANGUAGE = 'sw-KE';
/** Drawing one for each show would take longer than all the rest. */
const PICTURE = 'https://pictures.example.com/cover.png';
/** Another voice for each show, so that none finds what another has had spoken. */
const speakersOf = (nth: number) =>
  JSON.stringify([{ role: 'host', voice: `sw-KE-Standard-${'ABC'[nth]}` }]);

/** Somebody writes into the channel, on most days. */
const post = ({ random, posts, clock }: World, day: string): void => {
  const isQuiet = random.at(`whether nobody posts ${day}`) < 0.1;
  const count = isQuiet ? 0 : 1 + random.pick(`how many posts ${day}`, TEXTS.length);
  const date = Math.floor(clock.now() / 1000) - 3600;
  TEXTS.slice(0, count).forEach((text, n) => {
    posts.push({ id: posts.length + 1, date: date + n * 60, isService: false, text, spans: [] });
  });
};

const addShow = async ({ database, random }: World, nth: number): Promise<string> => {
  const id = random.uuid();
  await database.query(
    `insert into public.podcasts (id, title, language_code, image_url) values ($1, 'Habari', $2, $3)`,
    [id, LANGUAGE, PICTURE],
  );
  await database.query(
    `insert into public.podcast_configs (podcast_id, telegram_channels, target_duration_minutes, episode_frequency, speakers, telegram_chat)
     values ($1, '{morning_news}', 0.5, 1, $2, $3)`,
    [id, speakersOf(nth), CHAT],
  );
  if (random.at(`whether show ${nth} tells somebody`) < 0.6) {
    await database.query(`select public.create_webhook_endpoint($1, $2, $3)`, [
      'https://hooks.example.com/in',
      `whsec_${'A'.repeat(43)}=`,
      id,
    ]);
  }
  return id;
};

/** What an ended episode is made again with: nothing new, what there is already, or something edited. */
const AGAIN = [
  {},
  { from: 'publish' },
  { settings: { hasStings: false } },
  { settings: { targetDurationMinutes: 1 } },
  { settings: { maxMessages: 1 } },
  { window: { from: '2026-12-01T00:00:00Z', until: '2027-01-02T00:00:00Z' } },
] as const;

const makeAgain = async ({ random, engine, call }: World, episodeId: string): Promise<void> => {
  const body = AGAIN[random.pick('how it is made again', AGAIN.length)];
  await call('POST', '/api/v1/episodes/{episodeId}/retry', episodeId, body);
  await engine.idle();
};

const play = async (world: World, shows: string[]): Promise<void> => {
  const { random, engine, clock } = world;
  post(world, 'on the first day');
  for (let n = 0; n <= random.pick('how many shows', 2); n++) shows.push(await addShow(world, n));
  const made: string[] = [];
  for (const podcastId of shows) {
    const episodeId = random.uuid();
    const input = { version: '1.0', podcastId, episodeId, trigger: 'api' };
    engine.start('episode', episodeId, JSON.stringify(input));
    made.push(episodeId);
  }
  await engine.idle();
  if (random.at('whether somebody makes one again') < 0.3) {
    await makeAgain(world, made[random.pick('which is made again', made.length)] ?? '');
  }
  if (random.at('whether a message is queued') < 0.3) {
    await sendMessage(world, 'after the first day');
    await engine.idle();
  }
  if (random.at('whether the schedule ticks') < 0.3) {
    await clock.sleep(DAY_MS);
    post(world, 'on the second day');
    world.tick('schedule');
    await engine.idle();
  }
};

const settle = async (world: World): Promise<void> => {
  world.calm();
  for (let sweeps = 0; sweeps < 2; sweeps++) {
    // A message whose execution died gets another one within the hour.
    await world.clock.sleep(65 * MINUTE_MS);
    world.tick('schedule');
    await world.engine.idle();
    world.tick('reconcile');
    await world.engine.idle();
    world.tick('notify');
    await world.engine.idle();
    await world.queue.settled();
    // By now nothing stands against the dead letters any more.
    world.queue.redrive();
    await world.queue.settled();
    await world.engine.idle();
  }
};

/** Rejects with the signal's reason; resolves once nothing has happened for a minute. */
const whenStuck = async ({ outside }: World, signal: AbortSignal): Promise<void> => {
  for (let seen = -1; seen !== outside.steps; ) {
    seen = outside.steps;
    await sleep(STUCK_AFTER_MS, undefined, { ref: false, signal });
  }
};

/** What somebody does to the settled world before it is looked at: for proving that it would be seen. */
type Sabotage = (database: SimulatedDatabase) => Promise<void>;

const run = async (
  stage: Stage,
  seed: string,
  plan: FaultPlan,
  sabotage?: Sabotage,
): Promise<ScheduleResult> => {
  const random = seeded(seed);
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
  const moves = await Promise.race([
    play(world, shows)
      .then(() => settle(world))
      .then(() => true),
    whenStuck(world, ended.signal).then(() => false),
  ]).finally(() => ended.abort('ended'));
  if (!moves) {
    const stuck = world.engine.running().map(({ alias }) => alias);
    return {
      ...{ seed, faults: [...plan.happened], episodes: {}, trace: world.outside.digest() },
      violations: [`nothing moves any more: ${stuck.join(', ')}`],
    };
  }
  const trace = world.outside.digest();
  await sabotage?.(stage.database);
  const violations = await findViolations(world, shows);
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
  sabotage?: Sabotage,
): Promise<ScheduleResult> => run(stage, seed, fixedPlan(faults), sabotage);
