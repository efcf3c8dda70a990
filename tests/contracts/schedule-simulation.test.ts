import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock, Json, TaskCall } from '../../local/step-functions/contract.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { createExecutionBook } from '../support/execution-book.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';
import { httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

// The real machine, by its real file, on the real database functions: only Step Functions itself and
// the making of episodes are played. STEPCAST_SIMULATION=full is the size that the project promises.
const SHOWS = process.env['STEPCAST_SIMULATION'] === 'full' ? 1000 : 25;
const TICK_HOURS = 3;
const START = Date.UTC(2025, 0, 1);
const END = Date.UTC(2027, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OUTAGES = Array.from({ length: 12 }, (_, n) => {
  const from = START + (40 + n * 57) * DAY + n * 5 * HOUR;
  return { from, until: from + DAY + n * HOUR };
});
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Jerusalem',
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/Nuuk',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Africa/Cairo',
];
const TIMES = ['00:00', '00:30', '02:15', '02:30', '06:00', '12:45', '23:30'];
const FREQUENCIES = [1, 2, 3, 7, 7, 7, 14, 14, 30, 30];

interface Show {
  readonly id: string;
  readonly zone: string;
  readonly time: string;
  readonly every: number;
  /** Days since 1970-01-01. */
  readonly firstDay: number;
}
interface Life {
  readonly show: Show;
  readonly episodeId: string;
  readonly name: string;
  readonly endsAt: number;
  readonly fate: 'completed' | 'skipped' | 'failed' | 'no row';
}

/** A clock that stands still, and before which nobody's sleep ends. */
const stoppedAt = (now: number): Clock => ({
  now: () => now,
  sleep: (_, signal) =>
    new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
    ),
});

const isoDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** RFC 9562's UUID v5, written down once more so that the database's is checked. */
const uuidV5 = (namespace: string, name: string): string => {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** Day and time of day on the clocks of a zone, by ICU instead of PostgreSQL. */
const localTime = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const known = new Map<number, { day: number; time: string }>();
  return (at: number) => {
    const before = known.get(at);
    if (before) return before;
    const [date = '', time = ''] = format.format(at).split(' ');
    const shown = { day: Date.parse(date) / DAY, time };
    if (known.size > 10) known.clear();
    known.set(at, shown);
    return shown;
  };
};

describe(`${SHOWS} shows over two years, every ${TICK_HOURS} h a tick`, () => {
  let database: TestDatabase;
  let time: SimulatedTime;
  const random = seededRandom(20_250_101);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const definition = readDefinition('schedule');
  const book = createExecutionBook();
  const shows: Show[] = [];
  const clocks = new Map(ZONES.map((zone) => [zone, localTime(zone)]));

  /** The executions that run, by their show. */
  const live = new Map<string, Life>();
  /** Days for which a show has a row, by the show. */
  const told = new Map<string, Set<number>>();
  const waiting: Life[] = [];
  const tally = { ticks: 0, doubles: 0, episodes: 0, deaths: 0, byHand: 0, checked: 0, early: 0 };
  const missing: string[] = [];

  const query = async (text: string, values: unknown[] = []) =>
    (await time.client.query(text, values)).rows;

  const addShows = async () => {
    await time.set(START);
    for (let n = 0; n < SHOWS; n++) {
      const zone = ZONES[n % ZONES.length] ?? 'UTC';
      const show = { id: randomUUID(), zone, time: pick(TIMES), every: pick(FREQUENCIES) };
      await query(`insert into public.podcasts (id, title) values ($1, 'A show')`, [show.id]);
      const [row] = await query(
        `insert into public.podcast_configs (podcast_id, telegram_channels, time_zone, time_of_day, episode_frequency)
         values ($1, '{morning_news}', $2, $3, $4) returning scheduled_from::text`,
        [show.id, zone, show.time, show.every],
      );
      shows.push({ ...show, firstDay: Date.parse(row.scheduled_from) / DAY });
      told.set(show.id, new Set());
    }
  };

  /** The slot that the clocks of the show's zone have come to. */
  const slotOf = ({ zone, time: timeOfDay, every, firstDay }: Show, at: number) => {
    const now = clocks.get(zone)?.(at) ?? { day: 0, time: '' };
    const day = now.time >= timeOfDay ? now.day : now.day - 1;
    return day < firstDay ? undefined : day - ((day - firstDay) % every);
  };
  const showById = new Map<string, Show>();

  const start = (call: TaskCall, now: number): Json => {
    const { Name: name, Input: input } = call.input as { Name: string; Input: string };
    if (book.start(name, input) === undefined) return {};
    const { podcastId, episodeId } = JSON.parse(input);
    const show = showById.get(podcastId) as Show;
    // Nothing may start before its slot; a name belongs to the day that the clocks show now.
    const slot = slotOf(show, now);
    if (slot === undefined || episodeId !== uuidV5(show.id, `slot/${isoDay(slot)}`)) tally.early++;
    const luck = random();
    const fate =
      luck < 0.03 ? 'no row' : luck < 0.08 ? 'failed' : luck < 0.15 ? 'skipped' : 'completed';
    const takes = random() < 0.01 ? random() * 3 * DAY : random() * 0.7 * HOUR + 60_000;
    waiting.push({ show, episodeId, name, fate, endsAt: now + takes });
    return {};
  };

  const tick = async (now: number, input: Json = {}): Promise<void> => {
    let handedOn: string | undefined;
    const { result } = await runMachine(definition, {
      machine: 'schedule',
      input,
      clock: stoppedAt(now),
      answers: {
        FindDuePodcasts: async ({ input }) => {
          const { p_limit, p_after } = (input as { RequestBody: Record<string, Json> }).RequestBody;
          const due = 'select podcast_id, episode_id from public.due_podcasts($1, $2)';
          return httpAnswer((await query(due, [p_limit, p_after])) as Json);
        },
        StartEpisode: (call) => start(call, now),
        DescribeAttempt: ({ input }) =>
          book.describe((input as { ExecutionArn: string }).ExecutionArn),
        HandOn: ({ input }) => {
          handedOn = (input as { Input: string }).Input;
          return { ExecutionArn: 'the next' };
        },
      },
    });
    if (result.status !== 'SUCCEEDED') throw new Error(`A tick failed: ${JSON.stringify(result)}`);
    if (handedOn !== undefined) await tick(now, JSON.parse(handedOn));
  };

  const openWaiting = async (now: number) => {
    for (const life of waiting.splice(0)) {
      if (life.fate === 'no row') {
        book.end(life.name, 'FAILED', now);
        tally.deaths++;
        continue;
      }
      await query(
        `select from public.open_episode($1, $2, $3, 'schedule', 'collect', null, null)`,
        [life.episodeId, life.show.id, life.name],
      );
      told.get(life.show.id)?.add(slotOf(life.show, now) ?? Number.NaN);
      live.set(life.show.id, life);
      tally.episodes++;
    }
  };

  const ENDINGS = {
    completed: `select public.update_episode_status(id, execution, 'content_collected'),
      public.update_episode_status(id, execution, 'processing'),
      public.update_episode_audio_url(id, execution, 'https://media.test/a.mp3', 1000)`,
    skipped: `select public.skip_episode(id, execution, 'nothing')`,
    failed: `select public.mark_episode_failed(id, execution, 'GenerateAudio', 'SpeechRefused', '')`,
  };
  const end = async ({ show, episodeId, name, fate }: Life, at: number) => {
    await time.set(at);
    const ending = ENDINGS[fate === 'no row' ? 'failed' : fate];
    await query(`${ending} from (values ($1::uuid, $2)) as episode (id, execution)`, [
      episodeId,
      name,
    ]);
    if (book.executions.has(name)) book.end(name, fate === 'failed' ? 'FAILED' : 'SUCCEEDED', at);
    live.delete(show.id);
  };
  const endUntil = async (now: number) => {
    const over = [...live.values()].filter(({ endsAt }) => endsAt <= now);
    for (const life of over.sort((a, b) => a.endsAt - b.endsAt)) await end(life, life.endsAt);
  };

  /** Somebody presses "Generate now", or has an old range made. */
  const startByHand = async (now: number) => {
    const show = pick(shows);
    if (live.has(show.id)) return;
    const episodeId = randomUUID();
    const day = START - Math.ceil(random() * 300 + 40) * DAY;
    const window = random() < 0.5 ? [null, null] : [new Date(day), new Date(day + DAY)];
    await query(
      `select from public.open_episode($1::uuid, $2, $1::text, 'api', 'collect', $3, $4)`,
      [episodeId, show.id, ...window],
    );
    const fate = random() < 0.2 ? 'failed' : 'completed';
    live.set(show.id, { show, episodeId, name: episodeId, fate, endsAt: now + random() * HOUR });
    tally.byHand++;
  };

  /** After a tick, every show whose slot had come an hour before has an episode or a live one. */
  const check = (now: number) => {
    const starting = new Set(waiting.map(({ show }) => show.id));
    for (const show of shows) {
      const slot = slotOf(show, now);
      // In the hour that comes twice, a slot begins the second time: the clocks alone can't tell.
      if (slot === undefined || slot !== slotOf(show, now - HOUR)) continue;
      tally.checked++;
      if (told.get(show.id)?.has(slot) || live.has(show.id) || starting.has(show.id)) continue;
      missing.push(`${show.zone} ${show.time} every ${show.every}: ${isoDay(slot)}`);
    }
  };

  beforeAll(async () => {
    database = await startDatabase();
    time = await simulateTime(database.postgres);
    await addShows();
    for (const show of shows) showById.set(show.id, show);
    const opened = async (now: number) => {
      await time.set(now);
      await openWaiting(now);
    };
    for (let hour = START; hour < END; hour += TICK_HOURS * HOUR) {
      const now = hour + Math.floor(random() * 20 * 60_000);
      await endUntil(now);
      if (OUTAGES.some(({ from, until }) => from <= now && now < until)) {
        // Everything is down: what ran is dead, and settled with the next start.
        for (const life of [...live.values()]) await end({ ...life, fate: 'failed' }, now);
        continue;
      }
      await time.set(now);
      tally.ticks++;
      if (random() < 0.1) {
        tally.doubles++;
        await Promise.all([tick(now), tick(now)]);
      } else await tick(now);
      check(now);
      if (random() < 0.1) {
        tally.doubles++;
        await opened(now + 5000);
        await time.set(now + 10_000);
        await tick(now + 10_000);
      }
      await opened(now + 20_000);
      if (random() < 0.05) await startByHand(now + 20_000);
    }
    await endUntil(Number.POSITIVE_INFINITY);
    console.log(JSON.stringify(tally));
  }, 1_800_000);
  afterAll(async () => {
    await time.close();
    await database.close();
  });

  test('no slot that had come stays without its episode, and none starts before', () => {
    expect(missing).toEqual([]);
    expect(tally.early).toBe(0);
    expect(tally.checked).toBeGreaterThan(SHOWS * 4000);
  });

  test('each local date of each show has one episode at most, on a day of its schedule', async () => {
    const rows = await query(
      `select podcast_id, id from public.episodes where trigger = 'schedule' order by podcast_id`,
    );
    expect(rows.length).toBe(tally.episodes);
    const expected = new Set(
      shows.flatMap(({ id, firstDay, every }) => {
        const ids: string[] = [];
        for (let day = firstDay; day <= END / DAY + 1; day += every)
          ids.push(uuidV5(id, `slot/${isoDay(day)}`));
        return ids;
      }),
    );
    expect(rows.filter(({ id }) => !expected.has(id))).toEqual([]);
  });

  test('the windows of a show join without gap or overlap', async () => {
    const faults = await query(
      `select * from (
         select podcast_id, window_from, lag(window_until) over (partition by podcast_id order by window_until) as before
         from public.episodes where window_is_default and status in ('completed', 'skipped')
       ) as windows where window_from <> before`,
    );
    expect(faults).toEqual([]);
    const [sums] = await query(
      `select count(*)::int as episodes, count(*) filter (where not window_is_default)::int as backfills
       from public.episodes where status in ('completed', 'skipped')`,
    );
    expect(sums.backfills).toBeGreaterThan(0);
    expect(sums.episodes).toBeGreaterThan(tally.episodes * 0.8);
  });
});
