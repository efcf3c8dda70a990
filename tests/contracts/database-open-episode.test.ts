import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigSnapshotSchema } from '../../src/episode/config-snapshot.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let database: TestDatabase;
let functions: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  database = await startDatabase();
  functions = episodeFunctions(database.service);
});
afterAll(() => database.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const iso = (timestamp: string) => new Date(timestamp).toISOString();
const window = (from: string, until: string) => ({ p_window_from: from, p_window_until: until });

describe('a new episode', () => {
  test('opens as the pending first attempt of its execution', async () => {
    const podcastId = await insertShow(database.service, { podcast: { language_code: 'he-IL' } });
    const id = randomUUID();
    const { status, row } = await functions.open(podcastId, id, { p_trigger: 'schedule' });
    expect(status).toBe(200);
    expect(row).toMatchObject({
      id,
      podcast_id: podcastId,
      status: 'pending',
      execution: id,
      attempt: 1,
      trigger: 'schedule',
      title: null,
      description: null,
      language_code: 'he-IL',
      audio_url: null,
      duration_ms: null,
      outputs: {},
      metadata: {},
      progress_done: 0,
      progress_total: null,
      published_at: null,
    });
  });

  test('holds the whole config as it is, in the shape the tasks parse', async () => {
    const filters = { excludeForwarded: true, excludeKeywords: ['Sponsored'] };
    const podcastId = await insertShow(database.service, {
      podcast: {
        title: 'Утренний дайджест',
        description: 'Every morning.',
        language_code: 'ru-RU',
        author: 'A. Author',
        image_url: 'https://example.com/cover.png',
      },
      config: {
        telegram_channels: ['first_channel', 'SecondChannel'],
        format: 'multi-speaker',
        speakers: [
          { role: 'anchor', voice: 'ru-RU-Chirp3-HD-Kore', speakingRate: 0.9, pitch: null },
          { role: 'guest', pitch: -2.5, name: 'Anna', character: 'Asks on.' },
        ],
        intro_text: 'Hello.',
        outro_text: 'Bye.',
        intro_audio_url: 'https://example.com/intro.mp3',
        outro_audio_url: 'https://example.com/outro.mp3',
        additional_instructions: 'Be brief.',
        writer: 'gemini',
        writer_model: 'gemini-2.5-pro',
        writer_temperature: 0.7,
        style: 'digest',
        has_stings: false,
        has_story_pauses: true,
        lexicon: [{ word: 'замок', respelling: 'за́мок', ipa: null }],
        character: {
          ...{ audience: 'All.', tone: null, background: 'none' },
          neverSay: [],
          examples: null,
        },
        review: { days: 3, atDeadline: 'publish' },
        telegram_chat: '@saltreach',
        telegram_session: 'second',
        target_duration_minutes: 7.5,
        max_messages: 42,
        media_types: ['photo', 'poll'],
        filters,
      },
    });
    const { row } = await functions.open(podcastId, randomUUID());
    const snapshot = ConfigSnapshotSchema.parse(row['config_snapshot']);
    expect(snapshot).toEqual(row['config_snapshot']);
    expect(snapshot).toEqual({
      title: 'Утренний дайджест',
      description: 'Every morning.',
      languageCode: 'ru-RU',
      author: 'A. Author',
      imageUrl: 'https://example.com/cover.png',
      telegramChannels: ['first_channel', 'SecondChannel'],
      format: 'multi-speaker',
      // The default Kore is taken by the config, so the other speaker gets the second default.
      speakers: [
        { role: 'anchor', voice: 'ru-RU-Chirp3-HD-Kore', speakingRate: 0.9 },
        {
          ...{ role: 'guest', name: 'Anna', character: 'Asks on.' },
          ...{ voice: 'ru-RU-Chirp3-HD-Charon', pitch: -2.5 },
        },
      ],
      introText: 'Hello.',
      outroText: 'Bye.',
      introAudioUrl: 'https://example.com/intro.mp3',
      outroAudioUrl: 'https://example.com/outro.mp3',
      additionalInstructions: 'Be brief.',
      writer: 'gemini',
      writerModel: 'gemini-2.5-pro',
      writerTemperature: 0.7,
      style: 'digest',
      hasStings: false,
      hasStoryPauses: true,
      lexicon: [{ word: 'замок', respelling: 'за́мок', ipa: null }],
      character: {
        ...{ audience: 'All.', tone: null, background: 'none' },
        neverSay: [],
        examples: null,
      },
      review: { days: 3, atDeadline: 'publish' },
      targetDurationMinutes: 7.5,
      maxMessages: 42,
      mediaTypes: ['photo', 'poll'],
      filters: { ...filters, minCharacters: 1 },
      telegramChat: '@saltreach',
      telegramSession: 'second',
    });
  });

  test.each([
    ['single-speaker', [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }]],
    [
      'multi-speaker',
      [
        { role: 'host', voice: 'en-US-Chirp3-HD-Kore' },
        { role: 'cohost', voice: 'en-US-Chirp3-HD-Charon' },
      ],
    ],
  ])(
    'gets the default roles and voices of %s where the config names none',
    async (format, speakers) => {
      const podcastId = await insertShow(database.service, { config: { format } });
      const { row } = await functions.open(podcastId, randomUUID());
      expect(ConfigSnapshotSchema.parse(row['config_snapshot']).speakers).toEqual(speakers);
    },
  );

  test.each([
    ['its own of the two', [{ role: 'a', voice: 'en-US-Chirp3-HD-Leda' }, { role: 'b' }], 'Charon'],
    [
      'the first where the second is taken',
      [{ role: 'a', voice: 'en-GB-Chirp3-HD-Charon' }, { role: 'b' }],
      'Kore',
    ],
    [
      'the first where a letter has no person in common',
      [{ role: 'b' }, { role: 'a', voice: 'en-US-Neural2-A' }],
      'Kore',
    ],
  ])(
    'gives the speaker without a voice one that sounds like nobody else: %s',
    async (_, speakers, name) => {
      const config = { format: 'multi-speaker', speakers };
      const podcastId = await insertShow(database.service, { config });
      const { row } = await functions.open(podcastId, randomUUID());
      const chosen = ConfigSnapshotSchema.parse(row['config_snapshot']).speakers;
      expect(chosen.find(({ role }) => role === 'b')?.voice).toBe(`en-US-Chirp3-HD-${name}`);
    },
  );

  test('is refused for a language without voices, with what to do', async () => {
    const podcastId = await insertShow(database.service, { podcast: { language_code: 'la' } });
    expect(await functions.open(podcastId, randomUUID())).toMatchObject({
      status: 482,
      code: 'PT482',
      details: 'NoVoice',
      message: 'There is no default voice for the language la.',
    });
  });

  test('takes the voices of the config in a language that has no defaults', async () => {
    const podcastId = await insertShow(database.service, {
      podcast: { language_code: 'la' },
      config: { speakers: [{ role: 'host', voice: 'it-IT-Chirp3-HD-Puck' }] },
    });
    expect((await functions.open(podcastId, randomUUID())).status).toBe(200);
  });

  test('is refused for a show that does not exist', async () => {
    const answer = await functions.open(randomUUID(), randomUUID());
    expect(answer).toMatchObject({ status: 471, code: 'PT471', details: 'UnknownPodcast' });
  });

  test('is refused for a show without a config', async () => {
    const podcastId = await insertShow(database.service);
    await database.service.from('podcast_configs').delete().eq('podcast_id', podcastId);
    const answer = await functions.open(podcastId, randomUUID());
    expect(answer).toMatchObject({ status: 484, details: 'MissingConfig' });
  });

  test('of a paused show opens, since somebody asked for it', async () => {
    const podcastId = await insertShow(database.service, { podcast: { is_paused: true } });
    expect((await functions.open(podcastId, randomUUID())).status).toBe(200);
  });

  test.each([
    ['p_trigger', 'cron'],
    ['p_trigger', null],
    ['p_from', 'middle'],
    ['p_execution', ''],
    ['p_execution', 'x'.repeat(81)],
    ['p_episode_id', null],
  ])('is refused with %s = %j', async (argument, value) => {
    const podcastId = await insertShow(database.service);
    const answer = await functions.open(podcastId, randomUUID(), { [argument]: value });
    expect(answer).toMatchObject({ status: 470, code: 'PT470' });
  });

  test.each(['script', 'audio', 'publish'])('cannot start from %s', async (from) => {
    const podcastId = await insertShow(database.service);
    const answer = await functions.open(podcastId, randomUUID(), { p_from: from });
    expect(answer).toMatchObject({ status: 483, details: 'MissingOutput' });
  });

  test('is refused under the id of an episode of another show', async () => {
    const id = await completeEpisode(database.service, await insertShow(database.service));
    const answer = await functions.open(await insertShow(database.service), id, {
      p_execution: `${id}-2`,
    });
    expect(answer).toMatchObject({ status: 481, details: 'OtherPodcast' });
  });
});

describe('one live episode a show', () => {
  test('the same execution opening again gets the row, wherever it stands', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    const first = await functions.open(podcastId, id);
    expect((await functions.open(podcastId, id)).row).toEqual(first.row);
    await functions.mark(id, 'content_collected');
    expect((await functions.open(podcastId, id)).row.status).toBe('content_collected');
    await functions.fail(id);
    expect((await functions.open(podcastId, id)).row.status).toBe('failed');
  });

  test('another episode, or another execution of the same, is refused while one lives', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    const refused = { status: 476, code: 'PT476', details: 'EpisodeAlreadyLive' };
    expect(await functions.open(podcastId, randomUUID())).toMatchObject(refused);
    expect(await functions.open(podcastId, id, { p_execution: `${id}-2` })).toMatchObject(refused);
    await functions.mark(id, 'content_collected');
    expect(await functions.open(podcastId, randomUUID())).toMatchObject(refused);
    await functions.mark(id, 'processing');
    expect(await functions.open(podcastId, randomUUID())).toMatchObject(refused);
    await functions.complete(id);
    expect((await functions.open(podcastId, randomUUID())).status).toBe(200);
  });

  test('of fifty opened at once one lives, and the others leave no row', async () => {
    const podcastId = await insertShow(database.service);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => functions.open(podcastId, randomUUID())),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ details }) => details === 'EpisodeAlreadyLive')).toHaveLength(49);
    const { count } = await database.service
      .from('episodes')
      .select('*', { count: 'exact', head: true })
      .eq('podcast_id', podcastId);
    expect(count).toBe(1);
  });

  test('the same id opened for two shows at once belongs to one of them', async () => {
    const shows = await Promise.all([insertShow(database.service), insertShow(database.service)]);
    const id = randomUUID();
    const answers = await Promise.all(
      shows.map((podcastId, n) => functions.open(podcastId, id, { p_execution: `${id}-${n}` })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 476 || status === 481)).toHaveLength(1);
  });

  test('a second live row is refused even to who writes past the functions', async () => {
    const podcastId = await insertShow(database.service);
    await functions.open(podcastId, randomUUID());
    const insert = `insert into public.episodes (id, podcast_id, execution, trigger, language_code, config_snapshot, window_from, window_until)
      values (gen_random_uuid(), $1, 'e', 'api', 'en-US', '{}', now() - interval '1 day', now())`;
    await expect(database.supabase.query(insert, [podcastId])).rejects.toMatchObject({
      code: '23505',
      constraint: 'episodes_one_live_a_podcast',
    });
  });
});

describe('the window', () => {
  test('of the first run covers one frequency until now', async () => {
    const podcastId = await insertShow(database.service, { config: { episode_frequency: 3 } });
    const { row } = await functions.open(podcastId, randomUUID());
    const from = Date.parse(row.window_from);
    const until = Date.parse(row.window_until);
    expect(until - from).toBe(3 * DAY_MS);
    expect(row['window_is_default']).toBe(true);
  });

  test('is the given one, in whole milliseconds', async () => {
    const podcastId = await insertShow(database.service);
    const { row } = await functions.open(
      podcastId,
      randomUUID(),
      window('2026-01-01T00:00:00.123456Z', '2026-01-02T02:00:00+02:00'),
    );
    expect(iso(row.window_from)).toBe('2026-01-01T00:00:00.123Z');
    expect(iso(row.window_until)).toBe('2026-01-02T00:00:00.000Z');
    expect(row.window_from).toContain('00.123+');
    expect(row['window_is_default']).toBe(false);
  });

  test.each([
    ['reversed', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['empty', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['before Telegram', '1999-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['without an end', '2026-01-01T00:00:00Z', 'infinity'],
    ['in another century', '2026-01-01T00:00:00Z', '2126-01-01T00:00:00Z'],
  ])('that is %s is refused', async (_, from, until) => {
    const podcastId = await insertShow(database.service);
    const answer = await functions.open(podcastId, randomUUID(), window(from, until));
    expect(answer).toMatchObject({ status: 478, code: 'PT478', details: 'InvalidWindow' });
  });

  test('runs on from the last one that was told or held nothing', async () => {
    const podcastId = await insertShow(database.service);
    const told = await completeEpisode(database.service, podcastId);
    const first = (await functions.open(podcastId, told)).row;
    const empty = randomUUID();
    const second = (await functions.open(podcastId, empty)).row;
    expect(second.window_from).toBe(first.window_until);
    await functions.skip(empty);
    const third = (await functions.open(podcastId, randomUUID())).row;
    expect(third.window_from).toBe(second.window_until);
  });

  test('of a failed episode is told by the next', async () => {
    const podcastId = await insertShow(database.service);
    const told = await completeEpisode(database.service, podcastId);
    const { window_until } = (await functions.open(podcastId, told)).row;
    const failed = randomUUID();
    await functions.open(podcastId, failed);
    await functions.fail(failed);
    expect((await functions.open(podcastId, randomUUID())).row.window_from).toBe(window_until);
  });

  test('starts where the first try started as long as none has succeeded', async () => {
    const podcastId = await insertShow(database.service);
    const failed = randomUUID();
    const { window_from } = (await functions.open(podcastId, failed)).row;
    await functions.fail(failed);
    expect((await functions.open(podcastId, randomUUID())).row.window_from).toBe(window_from);
  });

  test('carries on after a published episode whose new attempt failed', async () => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    await functions.publish(id);
    const { row } = await functions.open(podcastId, id, { p_execution: `${id}-2` });
    await functions.fail(id, `${id}-2`);
    const next = (await functions.open(podcastId, randomUUID())).row;
    expect(next.window_from).toBe(row.window_until);
  });

  test('joins the last one that was told without gap or overlap, however the tries end', async () => {
    const ending = fc.constantFrom('told', 'empty', 'failed');
    await fc.assert(
      fc.asyncProperty(fc.array(ending, { minLength: 1, maxLength: 8 }), async (endings) => {
        const podcastId = await insertShow(database.service);
        let next: string | undefined;
        for (const end of endings) {
          const id = randomUUID();
          const { row } = await functions.open(podcastId, id);
          expect(row.window_from).toBe(next ?? row.window_from);
          next = end === 'failed' ? row.window_from : row.window_until;
          if (end === 'failed') await functions.fail(id);
          else if (end === 'empty') await functions.skip(id);
          else {
            await functions.mark(id, 'content_collected');
            await functions.mark(id, 'processing');
            await functions.complete(id);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('ends now at the latest, since what comes later is in no episode yet', async () => {
    const podcastId = await insertShow(database.service);
    const before = Date.now();
    const asked = window('2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z');
    const id = await completeEpisode(database.service, podcastId, asked);
    const until = Date.parse((await functions.open(podcastId, id, asked)).row.window_until);
    // The clocks are the same machine's; PostgreSQL's now() is the beginning of the transaction.
    expect(until).toBeGreaterThanOrEqual(before);
    expect(until).toBeLessThanOrEqual(Date.now());
    const next = await functions.open(podcastId, randomUUID());
    expect(Date.parse(next.row.window_from)).toBe(until);
  });

  test('goes on from windows that were asked for only where they touch what is told', async () => {
    const podcastId = await insertShow(database.service);
    const told = await completeEpisode(database.service, podcastId, {
      p_window_until: new Date(Date.now() - 5 * HOUR_MS).toISOString(),
    });
    const { window_from, window_until } = (await functions.open(podcastId, told)).row;
    const end = Date.parse(window_until);
    const at = (ms: number) => new Date(end + ms).toISOString();
    const start = async () => {
      const id = randomUUID();
      const { row } = await functions.open(podcastId, id, { p_window_until: at(4 * HOUR_MS) });
      await functions.fail(id);
      return iso(row.window_from);
    };
    const backfill = new Date(Date.parse(window_from) - DAY_MS).toISOString();
    await completeEpisode(database.service, podcastId, window(backfill, window_from));
    expect(await start()).toBe(iso(window_until));
    await completeEpisode(database.service, podcastId, window(at(HOUR_MS), at(2 * HOUR_MS)));
    expect(await start()).toBe(iso(window_until));
    await completeEpisode(database.service, podcastId, window(at(0), at(HOUR_MS)));
    expect(await start()).toBe(at(2 * HOUR_MS));
  });

  test('after windows that were all asked for starts at the end of the latest', async () => {
    const podcastId = await insertShow(database.service);
    const asked = window('2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
    await completeEpisode(database.service, podcastId, asked);
    const { row } = await functions.open(podcastId, randomUUID());
    expect(iso(row.window_from)).toBe('2026-01-08T00:00:00.000Z');
  });
});

describe('a new attempt', () => {
  const outputNames = ['content', 'script', 'audio'];

  test.each<[string | null, string[]]>([
    ['collect', []],
    [null, []],
    ['script', ['content']],
    ['audio', ['content', 'script']],
  ])(
    'from %s keeps the outputs of the steps before it, and what the episode is',
    async (from, kept) => {
      const podcastId = await insertShow(database.service);
      const id = await completeEpisode(database.service, podcastId);
      const before = (await functions.open(podcastId, id)).row;
      await database.service
        .from('podcasts')
        .update({ title: 'Renamed', language_code: 'de-DE' })
        .eq('id', podcastId)
        .throwOnError();

      const { status, row } = await functions.open(podcastId, id, {
        p_execution: `${id}-2`,
        p_trigger: 'retry',
        p_from: from,
      });
      expect(status).toBe(200);
      expect(row).toMatchObject({
        status: 'pending',
        attempt: 2,
        execution: `${id}-2`,
        trigger: 'retry',
      });
      expect(row.outputs).toEqual(
        Object.fromEntries(
          outputNames
            .filter((name) => kept.includes(name))
            .map((name) => [name, storedObject(name)]),
        ),
      );
      for (const column of [
        'config_snapshot',
        'window_from',
        'window_until',
        'language_code',
        'audio_url',
      ]) {
        expect(row[column], column).toEqual(before[column]);
      }
      expect(Date.parse(String(row['last_transition_at']))).toBeGreaterThan(
        Date.parse(String(before['last_transition_at'])),
      );
    },
  );

  test('from the audio keeps what its script tells of the posts, and from the script loses it', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    await functions.mark(id, 'content_collected', { content: storedObject('content') });
    const [script, coverage] = [storedObject('script'), storedObject('coverage')];
    await functions.mark(id, 'processing', { script, coverage });
    await functions.fail(id);
    const again = async (number: number, from: string) =>
      (await functions.open(podcastId, id, { p_execution: `${id}-${number}`, p_from: from })).row
        .outputs;
    expect(await again(2, 'audio')).toMatchObject({ script, coverage });
    await functions.fail(id, `${id}-2`);
    expect(await again(3, 'script')).toEqual({ content: storedObject('content') });
  });

  test('of a failed episode loses the error, which stays in the timeline', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    await functions.progress(id, 2, 5);
    await functions.fail(id);
    const { row } = await functions.open(podcastId, id, { p_execution: `${id}-2` });
    expect(row).toMatchObject({ metadata: {}, progress_done: 0, progress_total: null });
    const events = await database.supabase.query(
      'select attempt, execution, status, previous_status, detail from public.episode_events where episode_id = $1 order by id',
      [id],
    );
    expect(events).toEqual([
      { attempt: 1, execution: id, status: 'pending', previous_status: null, detail: null },
      {
        attempt: 1,
        execution: id,
        status: 'failed',
        previous_status: 'pending',
        detail: expect.objectContaining({ name: 'SpeechRefused', state: 'GenerateAudio' }),
      },
      {
        attempt: 2,
        execution: `${id}-2`,
        status: 'pending',
        previous_status: 'failed',
        detail: null,
      },
    ]);
  });

  test.each([
    ['script', 'content'],
    ['audio', 'content'],
    ['publish', 'content'],
  ])('from %s needs the outputs before it', async (from, missing) => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    await functions.fail(id);
    const answer = await functions.open(podcastId, id, { p_execution: `${id}-2`, p_from: from });
    expect(answer).toMatchObject({ status: 483, code: 'PT483', details: 'MissingOutput' });
    expect(answer.message).toContain(missing);
  });

  test('is refused to an execution that had its turn', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    await functions.open(podcastId, id);
    await functions.fail(id);
    await functions.open(podcastId, id, { p_execution: `${id}-2` });
    await functions.fail(id, `${id}-2`);
    const answer = await functions.open(podcastId, id);
    expect(answer).toMatchObject({ status: 477, details: 'StaleExecution' });
  });

  test('is refused with another window, and goes with the same', async () => {
    const podcastId = await insertShow(database.service);
    const id = randomUUID();
    const asked = window('2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
    await functions.open(podcastId, id, asked);
    await functions.fail(id);
    const again = { p_execution: `${id}-2` };
    expect(
      await functions.open(podcastId, id, {
        ...again,
        ...window('2026-01-01T00:00:00Z', '2026-01-09T00:00:00Z'),
      }),
    ).toMatchObject({ status: 478, details: 'InvalidWindow' });
    expect((await functions.open(podcastId, id, { ...again, ...asked })).status).toBe(200);
  });

  test('by a retry that collects anew takes another window, and only there', async () => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    const edited = {
      p_trigger: 'retry',
      ...window('2026-01-01T00:00:00.5Z', '2026-01-09T00:00:00Z'),
    };
    const again = { ...edited, p_execution: `${id}-2` };
    expect(await functions.open(podcastId, id, { ...again, p_from: 'script' })).toMatchObject({
      status: 478,
      details: 'InvalidWindow',
    });
    const reversed = window('2026-01-09T00:00:00Z', '2026-01-01T00:00:00Z');
    expect(await functions.open(podcastId, id, { ...again, ...reversed })).toMatchObject({
      status: 478,
      message: expect.stringContaining('reversed'),
    });
    const { row } = await functions.open(podcastId, id, again);
    expect([iso(row.window_from), iso(row.window_until)]).toEqual([
      '2026-01-01T00:00:00.500Z',
      '2026-01-09T00:00:00.000Z',
    ]);
    expect(row['window_is_default']).toBe(false);
  });

  test('goes by the settings that it changes, and leaves the others as they were', async () => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    const { data } = await database.service.from('episodes').select().eq('id', id).single();
    const settings = { targetDurationMinutes: 5, style: 'digest', introText: null };
    const { row } = await functions.open(podcastId, id, {
      ...{ p_execution: `${id}-2`, p_trigger: 'retry', p_from: 'script', p_settings: settings },
    });
    expect(row['config_snapshot']).toEqual({ ...data.config_snapshot, ...settings });
    expect(ConfigSnapshotSchema.parse(row['config_snapshot'])).toMatchObject(settings);
  });

  test.each([
    [{ title: 'Mine' }, 'title'],
    [{ targetDurationMinutes: '5' }, 'targetDurationMinutes'],
    [{ maxMessages: null }, 'maxMessages'],
    [{ telegramChannels: 'one' }, 'telegramChannels'],
    [[], 'object'],
  ])('with the settings %j is refused, and the row stays as it was', async (settings, named) => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    const answer = await functions.open(podcastId, id, {
      ...{ p_execution: `${id}-2`, p_trigger: 'retry', p_settings: settings },
    });
    expect(answer).toMatchObject({ status: 486, details: 'InvalidInput' });
    expect(answer.message).toContain(named);
    const { data } = await database.service.from('episodes').select('attempt').eq('id', id);
    expect(data).toEqual([{ attempt: 1 }]);
  });

  test('that only publishes keeps all that was made', async () => {
    const podcastId = await insertShow(database.service);
    const id = await completeEpisode(database.service, podcastId);
    const { data } = await database.service.from('episodes').select().eq('id', id).single();
    const { row } = await functions.open(podcastId, id, {
      ...{ p_execution: `${id}-2`, p_trigger: 'retry', p_from: 'publish' },
    });
    expect(row).toMatchObject({
      ...{ status: 'pending', outputs: data.outputs },
      ...{ audio_url: data.audio_url, duration_ms: data.duration_ms },
    });
    expect(row.outputs).toHaveProperty('audio');
  });

  test('keeps its config and window from then on', async () => {
    const id = await completeEpisode(database.service, await insertShow(database.service));
    const change = `update public.episodes set window_from = window_from - interval '1 day' where id = $1`;
    await expect(database.supabase.query(change, [id])).rejects.toMatchObject({ code: 'PT480' });
  });

  test('is refused while another episode of the show lives', async () => {
    const podcastId = await insertShow(database.service);
    const ended = await completeEpisode(database.service, podcastId);
    await functions.open(podcastId, randomUUID());
    const answer = await functions.open(podcastId, ended, { p_execution: `${ended}-2` });
    expect(answer).toMatchObject({ status: 476, details: 'EpisodeAlreadyLive' });
  });
});
