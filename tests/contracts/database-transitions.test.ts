import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, type EpisodeRow, episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
});
afterAll(() => database.close());

const readRow = async (id: string): Promise<EpisodeRow> => {
  const { data } = await database.service
    .from('episodes')
    .select()
    .eq('id', id)
    .single()
    .throwOnError();
  return data as EpisodeRow;
};

/** A show whose scripts await a review. */
const REVIEWED = { review: { days: 7, atDeadline: 'discard' } };

const openEpisode = async (): Promise<string> => {
  const id = randomUUID();
  await functions.open(await insertShow(database.service, { config: REVIEWED }), id);
  return id;
};

type Target =
  | 'content_collected'
  | 'awaiting_review'
  | 'processing'
  | 'completed'
  | 'skipped'
  | 'failed';
type Step = (id: string, execution?: string) => ReturnType<typeof functions.fail>;
const steps: Readonly<Record<Target, Step>> = {
  content_collected: (id, execution) => functions.mark(id, 'content_collected', {}, execution),
  awaiting_review: (id, execution) => functions.mark(id, 'awaiting_review', {}, execution),
  processing: (id, execution) => functions.mark(id, 'processing', {}, execution),
  completed: (id, execution) => functions.complete(id, execution),
  skipped: (id, execution) => functions.skip(id, execution),
  failed: (id, execution) => functions.fail(id, execution),
};

const PATHS: Readonly<Record<'pending' | Target, readonly Target[]>> = {
  pending: [],
  content_collected: ['content_collected'],
  awaiting_review: ['content_collected', 'awaiting_review'],
  processing: ['content_collected', 'processing'],
  completed: ['content_collected', 'processing', 'completed'],
  skipped: ['skipped'],
  failed: ['failed'],
};
const LEGAL: Readonly<Record<'pending' | Target, readonly Target[]>> = {
  pending: ['content_collected', 'skipped', 'failed'],
  content_collected: ['awaiting_review', 'processing', 'skipped', 'failed'],
  awaiting_review: ['skipped', 'failed'],
  processing: ['completed', 'failed'],
  completed: [],
  skipped: [],
  failed: [],
};

const episodeAt = async (status: keyof typeof PATHS): Promise<string> => {
  const id = await openEpisode();
  for (const step of PATHS[status]) await steps[step](id);
  return id;
};

const everyPair = (Object.keys(LEGAL) as (keyof typeof LEGAL)[]).flatMap((from) =>
  (Object.keys(steps) as Target[]).map((to) => ({ from, to, legal: LEGAL[from].includes(to) })),
);

describe('the order of statuses', () => {
  test.each(everyPair.filter(({ legal }) => legal))('$from goes to $to', async ({ from, to }) => {
    const id = await episodeAt(from);
    const before = await readRow(id);
    const { status, row } = await steps[to](id);
    expect(status).toBe(200);
    expect(row.status).toBe(to);
    expect(Date.parse(String(row['last_transition_at']))).toBeGreaterThan(
      Date.parse(String(before['last_transition_at'])),
    );
    expect(await readRow(id)).toEqual(row);
  });

  test.each(everyPair.filter(({ from, to, legal }) => !legal && from !== to))(
    '$from does not go to $to, and the row stays as it is',
    async ({ from, to }) => {
      const id = await episodeAt(from);
      const before = await readRow(id);
      expect(await steps[to](id)).toMatchObject({
        status: 479,
        code: 'PT479',
        details: 'IllegalTransition',
      });
      expect(await readRow(id)).toEqual(before);
    },
  );

  test.each(Object.keys(steps) as Target[])(
    'the same execution repeating its transition to %s gets the row as it is',
    async (status) => {
      const id = await episodeAt(status);
      const before = await readRow(id);
      const repeated = await steps[status](id);
      expect(repeated).toMatchObject({ status: 200, row: before });
      const { count } = await database.service
        .from('episode_events')
        .select('*', { count: 'exact', head: true })
        .eq('episode_id', id);
      expect(count).toBe(PATHS[status].length + 1);
    },
  );

  test.each([
    ['pending', 'pending'],
    ['content_collected', 'pending'],
    ['processing', 'completed'],
    ['pending', 'failed'],
    ['pending', 'published'],
  ] as const)('%s does not become %s by update_episode_status', async (from, to) => {
    const id = await episodeAt(from);
    expect(await functions.mark(id, to)).toMatchObject({
      status: 479,
      details: 'IllegalTransition',
    });
  });

  test('holds against who writes past the functions', async () => {
    const id = await openEpisode();
    const write = (set: string) =>
      database.supabase.query(`update public.episodes set ${set} where id = $1`, [id]);
    await expect(write(`status = 'processing'`)).rejects.toMatchObject({ code: 'PT479' });
    await expect(write(`attempt = 2, execution = 'other'`)).rejects.toMatchObject({
      code: 'PT479',
    });
    await expect(write(`execution = 'other'`)).rejects.toMatchObject({ code: 'PT479' });
    await expect(write(`config_snapshot = '{}'`)).rejects.toMatchObject({ code: 'PT480' });
    await expect(write(`window_until = now() + interval '1 day'`)).rejects.toMatchObject({
      code: 'PT480',
    });
    await expect(write(`status = 'failed'`)).rejects.toMatchObject({ code: '23514' });
    await expect(write(`status = 'done'`)).rejects.toMatchObject({ code: 'PT479' });
  });

  test('and the timeline are kept by any series of calls, of this attempt and of older ones', async () => {
    const podcastId = await insertShow(database.service, { config: REVIEWED });
    const stepNames = Object.keys(steps) as Target[];
    const action = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ step: fc.constantFrom(...stepNames), stale: fc.constant(false) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ step: fc.constantFrom(...stepNames), stale: fc.constant(true) }),
      },
      { weight: 2, arbitrary: fc.constant('reopen' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (actions) => {
        const id = randomUUID();
        await functions.open(podcastId, id);
        let status: keyof typeof LEGAL = 'pending';
        let attempt = 1;
        const timeline: string[] = ['1 pending'];
        const execution = () => (attempt === 1 ? id : `${id}-${attempt}`);
        for (const next of actions) {
          const ended = LEGAL[status].length === 0 || status === 'awaiting_review';
          if (next === 'reopen') {
            const answer = await functions.open(podcastId, id, {
              p_execution: `${id}-${attempt + 1}`,
            });
            expect(answer.status).toBe(ended ? 200 : 476);
            if (ended) {
              attempt += 1;
              status = 'pending';
              timeline.push(`${attempt} pending`);
            }
          } else if (next.stale) {
            const answer = await steps[next.step](id, 'a-stale-execution');
            expect(answer).toMatchObject({ status: 477, details: 'StaleExecution' });
          } else {
            const isLegal = LEGAL[status].includes(next.step);
            const answer = await steps[next.step](id, execution());
            expect(answer.status).toBe(isLegal || status === next.step ? 200 : 479);
            if (isLegal) {
              status = next.step;
              timeline.push(`${attempt} ${status}`);
            }
          }
        }
        const { data } = await database.service
          .from('episode_events')
          .select('attempt,status,execution')
          .eq('episode_id', id)
          .order('id')
          .throwOnError();
        expect((data ?? []).map((event) => `${event.attempt} ${event.status}`)).toEqual(timeline);
        expect(await readRow(id)).toMatchObject({ status, attempt, execution: execution() });
        // Room for the next run: one live episode a show.
        await functions.fail(id, execution());
      }),
      { numRuns: 25 },
    );
  });
});

describe('compare-and-set', () => {
  const writers = {
    ...steps,
    progress: (id: string, execution: string) => functions.progress(id, 1, 2, execution),
    published: (id: string, execution: string) => functions.publish(id, execution),
    publishFailure: (id: string, execution: string) =>
      functions.recordPublishFailure(id, execution),
  };

  test.each(Object.keys(writers) as (keyof typeof writers)[])(
    'a stale execution changes nothing by %s, and learns so',
    async (writer) => {
      const id = await openEpisode();
      await functions.fail(id);
      const podcastId = (await readRow(id)).podcast_id;
      await functions.open(podcastId, id, { p_execution: `${id}-2` });
      const before = await readRow(id);
      expect(await writers[writer](id, id)).toMatchObject({
        status: 477,
        code: 'PT477',
        details: 'StaleExecution',
      });
      expect(await readRow(id)).toEqual(before);
    },
  );

  test.each(Object.keys(writers) as (keyof typeof writers)[])(
    '%s of an unknown episode is a 472',
    async (writer) => {
      expect(await writers[writer](randomUUID(), 'x')).toMatchObject({
        status: 472,
        code: 'PT472',
        details: 'UnknownEpisode',
      });
    },
  );

  test('of a completion and a failure at the same time one wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await episodeAt('processing');
      const answers = await Promise.all([functions.complete(id), functions.fail(id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 479]);
      const winner = answers.find(({ status }) => status === 200);
      expect((await readRow(id)).status).toBe(winner?.row.status);
    }
  });
});

describe('what each function writes', () => {
  test('outputs are merged; title and summary become columns', async () => {
    const id = await openEpisode();
    const content = storedObject('content');
    expect((await functions.mark(id, 'content_collected', { content })).row).toMatchObject({
      outputs: { content },
      title: null,
    });
    const script = storedObject('script');
    const described = { script, title: 'Понедельник', summary: 'What happened.' };
    const processing = (await functions.mark(id, 'processing', described)).row;
    expect(processing.outputs).toEqual({ content, script });
    expect(processing).toMatchObject({ title: 'Понедельник', description: 'What happened.' });
    const media = { audio: storedObject('audio'), transcript: storedObject('transcript') };
    const { row } = await functions.complete(id, id, {
      p_audio_url: 'https://media.test/a.mp3',
      p_duration_ms: 61_234,
      p_outputs: media,
    });
    expect(row).toMatchObject({
      status: 'completed',
      audio_url: 'https://media.test/a.mp3',
      duration_ms: 61_234,
      title: 'Понедельник',
      published_at: null,
    });
    expect(row.outputs).toEqual({ content, script, ...media });
  });

  test('who wrote the script, and what that used, goes to metadata', async () => {
    const id = await openEpisode();
    await functions.mark(id, 'content_collected');
    const usage = { provider: 'gemini', model: 'm', inputTokens: 12, outputTokens: 3 };
    const writing = { writer: 'gemini', usage };
    const { row } = await functions.mark(id, 'processing', { script: storedObject('s'), writing });
    expect(row).toMatchObject({ metadata: { writing }, outputs: { script: storedObject('s') } });
    expect(row.outputs).not.toHaveProperty('writing');
  });

  test.each([null, {}])('outputs may be %j', async (outputs) => {
    const id = await openEpisode();
    expect((await functions.mark(id, 'content_collected', outputs)).row.outputs).toEqual({});
  });

  test('outputs that are no object are refused', async () => {
    const id = await openEpisode();
    expect(await functions.mark(id, 'content_collected', ['content'])).toMatchObject({
      status: 470,
    });
  });

  test.each([
    ['p_audio_url', null],
    ['p_audio_url', 'file:///etc/passwd'],
    ['p_duration_ms', 0],
    ['p_duration_ms', null],
  ])('audio with %s = %j is refused', async (argument, value) => {
    const id = await episodeAt('processing');
    expect(await functions.complete(id, id, { [argument]: value })).toMatchObject({ status: 470 });
  });

  test('a failure keeps Error and Cause as they were, beside what else is noted', async () => {
    const id = await episodeAt('processing');
    await database.supabase.query(
      `update public.episodes set metadata = '{"cost": {"characters": 5}}' where id = $1`,
      [id],
    );
    const cause = `{"errorType":"SpeechRefused","errorMessage":"„Цитата“ \\n 🎙️"}`;
    const { row } = await functions.fail(id, id, cause);
    expect(row.metadata).toEqual({
      cost: { characters: 5 },
      error: {
        state: 'GenerateAudio',
        name: 'SpeechRefused',
        cause,
        failedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    });
  });

  test('the longest cause is cut between characters', async () => {
    const id = await openEpisode();
    const { row } = await functions.fail(id, id, '🎙️'.repeat(40_000));
    expect([...String(row.metadata['error']?.['cause'])]).toHaveLength(32_768);
  });

  test('a failure without state, name or cause is one all the same', async () => {
    const id = await openEpisode();
    const { data } = await database.service.rpc('mark_episode_failed', {
      p_episode_id: id,
      p_execution: id,
      p_state: null,
      p_error: null,
      p_cause: null,
    });
    expect(data.metadata.error).toMatchObject({ state: null, name: 'Unknown', cause: '' });
  });

  test('a skip says why', async () => {
    const id = await openEpisode();
    const { row } = await functions.skip(id);
    expect(row).toMatchObject({ status: 'skipped', audio_url: null });
    expect(row.metadata).toEqual({
      skipped: { reason: 'No usable post', skippedAt: expect.stringMatching(/Z$/) },
    });
  });

  test('an opening sets no date of publication, and neither does any status', async () => {
    const id = await completeEpisode(database.service, await insertShow(database.service));
    expect(await readRow(id)).toMatchObject({ status: 'completed', published_at: null });
  });
});

describe('progress', () => {
  const progressOf = async (id: string) => {
    const row = await readRow(id);
    return [row['progress_done'], row['progress_total']];
  };

  test('never goes back, in whatever order it is told', async () => {
    const id = await openEpisode();
    const told = [3, 1, 7, 7, 2, 10, 4];
    let highest = 0;
    for (const done of told) {
      expect((await functions.progress(id, done, 10)).status).toBe(204);
      highest = Math.max(highest, done);
      expect(await progressOf(id)).toEqual([highest, 10]);
    }
  });

  test('is compared as a part of the whole', async () => {
    const id = await openEpisode();
    await functions.progress(id, 5, 10);
    await functions.progress(id, 6, 20);
    expect(await progressOf(id)).toEqual([5, 10]);
    await functions.progress(id, 11, 20);
    expect(await progressOf(id)).toEqual([11, 20]);
  });

  test('moves no transition time', async () => {
    const id = await openEpisode();
    const before = await readRow(id);
    await functions.progress(id, 1, 2);
    expect((await readRow(id))['last_transition_at']).toBe(before['last_transition_at']);
  });

  test.each([
    [3, 2],
    [-1, 2],
    [0, 0],
  ])('of %i of %i is refused', async (done, total) => {
    const id = await openEpisode();
    expect(await functions.progress(id, done, total)).toMatchObject({ status: 470, code: 'PT470' });
  });

  test('of an episode that has ended is refused as stale', async () => {
    const id = await episodeAt('failed');
    expect(await functions.progress(id, 1, 2)).toMatchObject({
      status: 477,
      details: 'StaleExecution',
    });
  });
});
