import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { type SimulatedTime, simulateTime } from '../support/simulated-time.ts';

let database: TestDatabase;
let time: SimulatedTime;
beforeAll(async () => {
  database = await startDatabase();
  time = await simulateTime(database.postgres);
});
afterAll(async () => {
  await time.close();
  await database.close();
});
beforeEach(async () => {
  await time.client.query('delete from public.podcasts');
});

interface Settings {
  readonly episode_frequency?: number;
  readonly time_of_day?: string;
  readonly time_zone?: string;
  readonly scheduled_from?: string;
}
interface Due {
  readonly podcast_id: string;
  readonly episode_id: string;
  readonly slot: string;
}

const query = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await time.client.query(text, values)).rows;

/** A show that is signed up at the given moment: daily at 06:00 UTC unless it says otherwise. */
const aShow = async (at: string, settings: Settings = {}, id: string = randomUUID()) => {
  await time.set(at);
  await query(`insert into public.podcasts (id, title) values ($1, 'A show')`, [id]);
  const columns = { episode_frequency: 1, ...settings };
  await query(
    `insert into public.podcast_configs (podcast_id, telegram_channels, ${Object.keys(columns).join(', ')})
     values ($1, '{morning_news}', ${Object.keys(columns).map((_, n) => `$${n + 2}`)})`,
    [id, ...Object.values(columns)],
  );
  return id;
};
const due = async (at: string, limit = 100, after: string | null = null): Promise<Due[]> => {
  await time.set(at);
  return query('select podcast_id, episode_id, slot::text from public.due_podcasts($1, $2)', [
    limit,
    after,
  ]);
};
const slots = async (at: string) => (await due(at)).map(({ slot }) => slot);
const open = async ({ podcast_id, episode_id }: Due) => {
  await query(
    `select public.open_episode($1::uuid, $2, $1::uuid::text, 'schedule', 'collect', null, null)`,
    [episode_id, podcast_id],
  );
};
const end = (status: 'completed' | 'skipped' | 'failed', { episode_id }: Due) =>
  query(
    {
      skipped: `select public.skip_episode($1::uuid, $1::uuid::text, 'nothing')`,
      failed: `select public.mark_episode_failed($1::uuid, $1::uuid::text, 'CollectContent', 'ChannelUnknown', '')`,
      completed: `select public.update_episode_status($1::uuid, $1::uuid::text, 'content_collected'),
        public.update_episode_status($1::uuid, $1::uuid::text, 'processing'),
        public.update_episode_audio_url($1::uuid, $1::uuid::text, 'https://media.test/a.mp3', 1000)`,
    }[status],
    [episode_id],
  );
/** The slot that is due, made and ended at that moment; undefined when none is due. */
const make = async (at: string, status: 'completed' | 'skipped' | 'failed' = 'skipped') => {
  const [first] = await due(at);
  if (first === undefined) return undefined;
  await open(first);
  await end(status, first);
  return first.slot;
};

describe('a slot', () => {
  test('begins at the time of day in the zone of the show', async () => {
    await aShow('2026-01-10T12:00Z', { time_of_day: '07:30', time_zone: 'Asia/Jerusalem' });
    expect(await slots('2026-01-11T05:29:59Z')).toEqual([]);
    expect(await slots('2026-01-11T05:30:00Z')).toEqual(['2026-01-11']);
  });

  test('is first one the next time that the clock shows the time of day', async () => {
    await aShow('2026-01-10T05:00Z', { episode_frequency: 7 });
    expect(await slots('2026-01-10T06:00Z')).toEqual(['2026-01-10']);
    await query('delete from public.podcasts');
    await aShow('2026-01-10T06:00:01Z', { episode_frequency: 7 });
    expect(await slots('2026-01-10T23:00Z')).toEqual([]);
    expect(await slots('2026-01-11T06:00Z')).toEqual(['2026-01-11']);
  });

  test('comes again after as many days as the frequency says', async () => {
    await aShow('2026-01-01T00:00Z', { episode_frequency: 3 });
    const made: (string | undefined)[] = [];
    for (let day = 1; day <= 10; day++) {
      made.push(await make(`2026-01-${String(day).padStart(2, '0')}T06:00Z`));
    }
    expect(made.filter((slot) => slot)).toEqual([
      '2026-01-01',
      '2026-01-04',
      '2026-01-07',
      '2026-01-10',
    ]);
  });

  test('starts with scheduled_from where the show says so', async () => {
    await aShow('2026-01-01T00:00Z', { scheduled_from: '2026-01-05', episode_frequency: 7 });
    expect(await slots('2026-01-05T05:59Z')).toEqual([]);
    expect(await slots('2026-01-05T06:00Z')).toEqual(['2026-01-05']);
  });

  test('has an episode whose id is the same at every tick, and another one at the next slot', async () => {
    const id = await aShow('2026-01-01T00:00Z');
    const [first] = await due('2026-01-01T06:00Z');
    const [again] = await due('2026-01-01T06:05Z');
    const [next] = await due('2026-01-02T06:00Z');
    const [expected] = await query<{ id: string }>(
      `select extensions.uuid_generate_v5($1, 'slot/2026-01-01') as id`,
      [id],
    );
    expect(first?.episode_id).toBe(expected?.id);
    expect(again).toEqual(first);
    expect(next?.episode_id).not.toBe(first?.episode_id);
  });

  test.each(['completed', 'skipped', 'failed'] as const)(
    'is over once its episode is %s',
    async (status) => {
      await aShow('2026-01-01T00:00Z');
      expect(await make('2026-01-01T06:00Z', status)).toBe('2026-01-01');
      expect(await slots('2026-01-01T06:05Z')).toEqual([]);
    },
  );

  test('that nobody ran is caught up once, however many were missed', async () => {
    await aShow('2026-01-01T00:00Z');
    expect(await make('2026-01-05T14:00Z')).toBe('2026-01-05');
    expect(await slots('2026-01-05T14:05Z')).toEqual([]);
    expect(await slots('2026-01-06T06:00Z')).toEqual(['2026-01-06']);
  });

  test('waits while an episode of the show is live', async () => {
    const podcast_id = await aShow('2026-01-01T00:00Z');
    const byHand = { podcast_id, episode_id: randomUUID(), slot: '' };
    await open(byHand);
    expect(await slots('2026-01-01T06:00Z')).toEqual([]);
    await end('failed', byHand);
    expect(await slots('2026-01-01T06:05Z')).toEqual(['2026-01-01']);
  });
});

describe('when the clocks change', () => {
  test.each([
    // Skipped: 02:30 does not exist on 29 March 2026 in Berlin; it is 03:30 instead.
    ['Europe/Berlin', '02:30', '2026-03-29', '2026-03-29T01:30:00Z'],
    // Twice: 02:30 comes at 00:30 and at 01:30 UTC on 25 October 2026; the second one counts.
    ['Europe/Berlin', '02:30', '2026-10-25', '2026-10-25T01:30:00Z'],
    ['America/New_York', '09:00', '2026-03-08', '2026-03-08T13:00:00Z'],
    ['America/New_York', '09:00', '2026-11-01', '2026-11-01T14:00:00Z'],
    // The clock goes from 23:00 to 00:00 on the 28th, so the slot of that date begins on the next.
    ['America/Nuuk', '23:30', '2026-03-28', '2026-03-29T01:30:00Z'],
    // Lord Howe puts its clocks forward by half an hour.
    ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:45:00Z'],
  ])('%s, %s on %s: one episode, at %s', async (time_zone, time_of_day, slot, at) => {
    const start = Date.parse(at);
    const minutes = (n: number) => new Date(start + n * 60_000).toISOString();
    await aShow(minutes(-3 * 1440), { time_zone, time_of_day });
    const made = new Set<string | undefined>();
    for (let n = -2 * 1440; n < 0; n += 15) made.add(await make(minutes(n)));
    expect(made).not.toContain(slot);
    expect(await make(minutes(0))).toBe(slot);
    for (let n = 15; n < 22 * 60; n += 15) expect(await make(minutes(n))).toBeUndefined();
  });
});

describe('a schedule that is changed', () => {
  const change = (column: string, value: unknown) =>
    query(`update public.podcast_configs set ${column} = $1`, [value]);

  test('to a later time of the day has no second episode on that day', async () => {
    await aShow('2026-01-01T00:00Z');
    await make('2026-01-01T06:00Z');
    await time.set('2026-01-01T12:00Z');
    await change('time_of_day', '18:00');
    expect(await slots('2026-01-01T18:00Z')).toEqual([]);
    expect(await slots('2026-01-02T18:00Z')).toEqual(['2026-01-02']);
  });

  test('to a time of the day that is past waits for the next day', async () => {
    await aShow('2026-01-01T00:00Z', { time_of_day: '18:00' });
    await time.set('2026-01-01T12:00Z');
    await change('time_of_day', '06:00');
    expect(await slots('2026-01-01T12:05Z')).toEqual([]);
    expect(await slots('2026-01-02T06:00Z')).toEqual(['2026-01-02']);
  });

  test('to another zone has one episode a date still', async () => {
    await aShow('2026-01-01T00:00Z', { time_zone: 'Asia/Tokyo' });
    expect(await make('2026-01-01T21:00Z')).toBe('2026-01-02');
    await change('time_zone', 'America/Los_Angeles');
    expect(await slots('2026-01-02T13:59Z')).toEqual([]);
    expect(await slots('2026-01-02T14:00Z')).toEqual([]);
    expect(await slots('2026-01-03T14:00Z')).toEqual(['2026-01-03']);
  });

  test.each([
    [7, 3, '2026-01-03T12:00Z', '2026-01-04'],
    [7, 1, '2026-01-03T12:00Z', '2026-01-04'],
    [1, 7, '2026-01-01T12:00Z', '2026-01-08'],
    [3, 2, '2026-01-02T12:00Z', '2026-01-03'],
  ])('from every %i days to every %i counts on from the last slot', async (from, to, at, next) => {
    await aShow('2026-01-01T00:00Z', { episode_frequency: from });
    expect(await make('2026-01-01T06:00Z')).toBe('2026-01-01');
    await time.set(at);
    await change('episode_frequency', to);
    expect(await slots(`${next}T05:59Z`)).toEqual([]);
    expect(await slots(`${next}T06:00Z`)).toEqual([next]);
  });

  test('still owes the slot that waits for its episode', async () => {
    await aShow('2026-01-01T00:00Z');
    await time.set('2026-01-01T06:02Z');
    await change('episode_frequency', 7);
    expect(await slots('2026-01-01T06:05Z')).toEqual(['2026-01-01']);
  });

  test('in what is no part of it stays as it is', async () => {
    await aShow('2026-01-01T00:00Z');
    await change('max_messages', 5);
    expect(await slots('2026-01-01T06:00Z')).toEqual(['2026-01-01']);
  });

  test('to what the constraints refuse is refused by them', async () => {
    await aShow('2026-01-01T00:00Z');
    for (const [column, value, constraint] of [
      ['time_zone', 'Mars/Olympus', 'time_zone_exists'],
      ['episode_frequency', 0, 'podcast_configs_episode_frequency_check'],
      ['scheduled_from', 'infinity', 'scheduled_from_is_a_date'],
    ]) {
      await expect(change(String(column), value)).rejects.toMatchObject({
        code: '23514',
        constraint,
      });
    }
    await expect(aShow('2026-01-01T00:00Z', { time_zone: 'Mars/Olympus' })).rejects.toMatchObject({
      constraint: 'time_zone_exists',
    });
  });
});

describe('a paused show', () => {
  const pause = async (at: string, is_paused: boolean) => {
    await time.set(at);
    await query('update public.podcasts set is_paused = $1', [is_paused]);
  };

  test('is not due, and what fell into the pause is not made up for', async () => {
    await aShow('2026-01-01T00:00Z', { episode_frequency: 7 });
    await make('2026-01-01T06:00Z');
    await pause('2026-01-02T00:00Z', true);
    expect(await slots('2026-01-08T06:00Z')).toEqual([]);
    await pause('2026-01-10T00:00Z', false);
    expect(await slots('2026-01-10T00:05Z')).toEqual([]);
    expect(await slots('2026-01-15T06:00Z')).toEqual(['2026-01-15']);
  });

  test('starts later when its first slot fell into the pause', async () => {
    await aShow('2026-01-01T00:00Z', { episode_frequency: 7 });
    await pause('2026-01-01T00:00Z', true);
    await pause('2026-01-01T07:00Z', false);
    expect(await slots('2026-01-01T07:05Z')).toEqual([]);
    expect(await slots('2026-01-08T06:00Z')).toEqual(['2026-01-08']);
  });
});

describe('a page of due shows', () => {
  test('goes on after the last show of the page before, until it is not full', async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID()).sort();
    for (const id of ids) await aShow('2026-01-01T00:00Z', {}, id);
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await due('2026-01-01T06:00Z', 2, after);
      found.push(...page.map(({ podcast_id }) => podcast_id));
      if (page.length < 2) break;
      after = page.at(-1)?.podcast_id ?? null;
    }
    expect(found).toEqual(ids);
  });

  test.each([null, 0, -1, 1001])('is refused with the limit %j', async (p_limit) => {
    for (const name of ['due_podcasts', 'unsettled_episodes']) {
      const { status, error } = await database.service.rpc(name, { p_limit });
      expect({ status, code: error?.code }).toEqual({ status: 470, code: 'PT470' });
    }
  });

  test('is answered through the API as the schedule asks for it', async () => {
    const id = await aShow('2026-01-01T00:00Z');
    const { data, error } = await database.service
      .rpc('due_podcasts', { p_limit: 100, p_after: null })
      .select('podcast_id,episode_id');
    expect(error).toBeNull();
    expect(data).toEqual([{ podcast_id: id, episode_id: expect.any(String) }]);
  });
});

describe('unsettled episodes', () => {
  interface Unsettled {
    readonly id: string;
    readonly execution: string;
    readonly status: string;
    readonly last_transition_at: string;
    readonly idle_seconds: number;
  }
  const unsettled = async (at: string, ...args: unknown[]): Promise<Unsettled[]> => {
    await time.set(at);
    return query(
      `select id, execution, status, last_transition_at::text, idle_seconds
       from public.unsettled_episodes(${args.map((_, n) => `$${n + 1}`)})`,
      args,
    );
  };
  const opened = async (at: string) => {
    const podcast_id = await aShow(at);
    const episode = { podcast_id, episode_id: randomUUID(), slot: '' };
    await open(episode);
    return episode;
  };

  test('are those of every status that is not an end, timed from the last transition', async () => {
    const pending = await opened('2026-01-01T00:00Z');
    const collected = await opened('2026-01-01T00:01Z');
    const processing = await opened('2026-01-01T00:02Z');
    for (const status of ['completed', 'skipped', 'failed'] as const) {
      await end(status, await opened('2026-01-01T00:03Z'));
    }
    const mark = (episode: Due, status: string) =>
      query('select public.update_episode_status($1::uuid, $1::uuid::text, $2)', [
        episode.episode_id,
        status,
      ]);
    await mark(processing, 'content_collected');
    await mark(processing, 'processing');
    await time.set('2026-01-01T00:10Z');
    await mark(collected, 'content_collected');
    expect(await unsettled('2026-01-01T00:11Z', 100)).toMatchObject([
      {
        id: pending.episode_id,
        execution: pending.episode_id,
        status: 'pending',
        idle_seconds: 660,
      },
      { id: processing.episode_id, status: 'processing', idle_seconds: 480 },
      { id: collected.episode_id, status: 'content_collected', idle_seconds: 60 },
    ]);
  });

  test('go on page by page, also where many have the same moment', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await opened('2026-01-01T00:00Z')).episode_id);
    const found: string[] = [];
    for (let after: [string | null, string | null] = [null, null]; ; ) {
      const page = await unsettled('2026-01-01T01:00Z', 2, null, ...after);
      found.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (page.length < 2 || last === undefined) break;
      after = [last.last_transition_at, last.id];
    }
    expect(found).toEqual(ids.toSorted());
  });

  test('can be asked for by their execution', async () => {
    const one = await opened('2026-01-01T00:00Z');
    await opened('2026-01-01T00:00Z');
    expect(await unsettled('2026-01-01T01:00Z', 100, one.episode_id)).toMatchObject([
      { id: one.episode_id },
    ]);
    expect(await unsettled('2026-01-01T01:00Z', 100, `${one.episode_id}-2`)).toEqual([]);
  });

  test('are refused with half of a place to go on from', async () => {
    const { error } = await database.service.rpc('unsettled_episodes', {
      p_limit: 1,
      p_after_id: randomUUID(),
    });
    expect(error?.code).toBe('PT470');
  });
});

describe('an episode is slow', () => {
  const made = async (day: string, minutes: number): Promise<void> => {
    const [first] = await due(`${day}T06:00Z`);
    if (first === undefined) throw new Error(`No slot on ${day}`);
    await open(first);
    await time.set(new Date(Date.parse(`${day}T06:00Z`) + minutes * 60_000).toISOString());
    await end('completed', first);
  };
  const slow = async (at: string) => {
    await time.set(at);
    return query('select id, running_seconds, usual_seconds from public.slow_episodes(100)');
  };
  const anEpisodeUnderWay = async (days: readonly [day: string, minutes: number][]) => {
    await aShow('2026-04-01T00:00Z');
    for (const [day, minutes] of days) await made(day, minutes);
    const [live] = await due('2026-04-09T06:00Z');
    await open(live as Due);
    return (live as Due).episode_id;
  };

  test('above three times the median of its show’s last ones', async () => {
    const id = await anEpisodeUnderWay([
      ['2026-04-01', 6],
      ['2026-04-02', 10],
      ['2026-04-03', 240],
    ]);
    expect(await slow('2026-04-09T06:30:00Z')).toEqual([]);
    expect(await slow('2026-04-09T06:30:01Z')).toEqual([
      { id, running_seconds: 1801, usual_seconds: 600 },
    ]);
  });

  test('not within a quarter of an hour, however short they usually are', async () => {
    await anEpisodeUnderWay([
      ['2026-04-01', 1],
      ['2026-04-02', 1],
      ['2026-04-03', 1],
    ]);
    expect(await slow('2026-04-09T06:15:00Z')).toEqual([]);
    expect(await slow('2026-04-09T06:15:01Z')).toHaveLength(1);
  });

  test('not while a cap of the month holds its execution', async () => {
    const id = await anEpisodeUnderWay([
      ['2026-04-01', 1],
      ['2026-04-02', 1],
      ['2026-04-03', 1],
    ]);
    const waiting = (execution: string, since?: string) =>
      query(
        `update public.episodes set metadata = metadata || jsonb_build_object('waiting',
           jsonb_strip_nulls(jsonb_build_object('execution', $2::text, 'since', $3::text))) where id = $1`,
        [id, execution, since],
      );
    const [row] = await query<{ execution: string }>(
      'select execution from public.episodes where id = $1',
      [id],
    );
    const execution = row?.execution ?? '';
    await waiting(execution, '2026-04-09T06:00:00Z');
    expect(await slow('2026-04-09T07:00:00Z')).toEqual([]);
    await waiting('an earlier one', '2026-04-09T06:00:00Z');
    expect(await slow('2026-04-09T07:00:00Z')).toHaveLength(1);
    await waiting(execution);
    expect(await slow('2026-04-09T07:00:00Z')).toHaveLength(1);
  });

  test('not while nobody knows what is usual', async () => {
    await anEpisodeUnderWay([
      ['2026-04-01', 6],
      ['2026-04-02', 6],
    ]);
    expect(await slow('2026-04-09T13:00:00Z')).toEqual([]);
  });
});

describe('a show owes an episode', () => {
  const overdue = async (at: string) => {
    await time.set(at);
    return query<{ podcast_id: string; slot: string; status: string | null }>(
      'select podcast_id, slot::text, status from public.overdue_podcasts(100)',
    );
  };

  test('nine hours after its slot, on the first day, while none was started', async () => {
    const podcast_id = await aShow('2026-03-01T05:00:00Z');
    expect(await overdue('2026-03-01T14:59:59Z')).toEqual([]);
    expect(await overdue('2026-03-01T15:00:00Z')).toEqual([
      { podcast_id, slot: '2026-03-01', status: null },
    ]);
  });

  test('while the episode of its slot has failed, whatever else it made', async () => {
    await aShow('2026-03-01T05:00:00Z');
    await make('2026-03-01T06:05:00Z', 'failed');
    expect(await overdue('2026-03-01T15:05:00Z')).toMatchObject([{ status: 'failed' }]);
  });

  test.each(['completed', 'skipped'] as const)('not once it is %s', async (status) => {
    await aShow('2026-03-01T05:00:00Z');
    await make('2026-03-01T06:05:00Z', status);
    expect(await overdue('2026-03-01T23:00:00Z')).toEqual([]);
  });

  test('not while it is paused', async () => {
    const id = await aShow('2026-03-01T05:00:00Z');
    await query('update public.podcasts set is_paused = true where id = $1', [id]);
    expect(await overdue('2026-03-02T15:00:00Z')).toEqual([]);
  });
});
