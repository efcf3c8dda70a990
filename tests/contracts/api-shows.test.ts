import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BACKGROUNDS } from '../../src/show/character/backgrounds.ts';
import { FEED_CATEGORIES } from '../../src/show/feed-categories.ts';
import { NewShowSchema } from '../../src/show/show.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { episodeFunctions } from '../support/episodes.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

import { STYLES } from '../../src/show/styles.ts';

const SHOWS = '/api/v1/podcasts';
const MINIMAL = { title: 'Morning Digest', config: { telegramChannels: ['morning_news'] } };
const FULL = {
  title: 'Le Matin',
  description: 'Tout ce qui s’est passé.',
  languageCode: 'fr-FR',
  author: 'La rédaction',
  imageUrl: 'https://media.test/cover.png',
  ownerEmail: 'owner@media.test',
  category: 'Society & Culture',
  isExplicit: true,
  isBlocked: true,
  verification: 'prove-4711',
  keepEpisodes: 50,
  keepDays: 365,
  isPaused: true,
  config: {
    telegramChannels: ['morning_news', 'Evening_News'],
    format: 'multi-speaker',
    speakers: [
      {
        ...{ role: 'host', name: 'Anna', character: 'Asks on.', voice: 'fr-FR-Neural2-A' },
        ...{ speakingRate: 1.1, pitch: -2 },
      },
      {
        ...{ role: 'guest', name: null, character: null, voice: null },
        ...{ speakingRate: 0.9, pitch: null },
      },
    ],
    introText: 'Bonjour.',
    outroText: 'À demain.',
    introAudioUrl: 'https://media.test/intro.mp3',
    outroAudioUrl: 'https://media.test/outro.wav',
    additionalInstructions: 'Be brief.',
    targetDurationMinutes: 7.5,
    maxMessages: 250,
    mediaTypes: ['photo', 'poll'],
    filters: { excludeForwarded: true, excludeKeywords: ['ad'], minCharacters: 20 },
    episodeFrequencyDays: 1,
    timeZone: 'Europe/Paris',
    timeOfDay: '06:45',
    scheduledFrom: '2027-01-01',
    writer: 'gemini',
    writerModel: 'gemini-2.5-pro',
    writerTemperature: 0.5,
    style: 'in-depth',
    hasStings: false,
    hasStoryPauses: false,
    lexicon: [
      { word: 'Siobhan', respelling: 'shi-VAWN', ipa: 'ʃɪˈvɔːn' },
      { word: 'quai', respelling: null, ipa: 'ke' },
    ],
    character: {
      audience: 'People of the quay.',
      tone: 'Dry.',
      background: 'explain',
      neverSay: ['dive in'],
      examples: 'Well. The tide is in.',
    },
    review: { days: 3, atDeadline: 'publish' },
    monthlyCapUsd: 12.5,
    telegramChat: '@saltreach_radio',
    telegramSession: 'second',
  },
};
const create = async (show: unknown = MINIMAL) => {
  const { status, body } = await api.send('POST', SHOWS, show);
  expect(status).toBe(201);
  return body;
};

describe('a show', () => {
  test('is signed up with its config, and every default is told', async () => {
    const { status, headers, body } = await api.send('POST', SHOWS, MINIMAL);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${api.url}${SHOWS}/${body.id}`);
    expect(body).toEqual({
      ...NewShowSchema.parse(MINIMAL),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      config: {
        ...NewShowSchema.parse(MINIMAL).config,
        // A minute that the show's title and channels give it.
        timeOfDay: expect.stringMatching(/^0[56]:[0-5]\d$/),
        scheduledFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect((await api.call(`${SHOWS}/${body.id}`)).body).toEqual(body);
  });

  test('has the defaults that the database has', async () => {
    const { service } = api.database;
    const { data } = await service.from('podcasts').insert({ title: 'By SQL' }).select().single();
    await service
      .from('podcast_configs')
      .insert({ podcast_id: data.id, telegram_channels: ['morning_news'] })
      .throwOnError();
    const bySql = (await api.call(`${SHOWS}/${data.id}`)).body;
    const byApi = await create({ ...MINIMAL, title: 'By SQL' });
    const own = { id: '', createdAt: '', updatedAt: '' };
    // By SQL all shows begin at the same time of day, by the API each at its own.
    const { timeOfDay } = bySql.config;
    const config = { ...byApi.config, timeOfDay };
    expect({ ...byApi, ...own, config }).toEqual({ ...bySql, ...own });
    expect(timeOfDay).toBe('06:00');
  });

  test('keeps every field as it was given', async () => {
    const { id, createdAt, updatedAt, ...show } = await create(FULL);
    expect(show).toEqual(FULL);
  });

  test('is changed where a patch names it, and nowhere else', async () => {
    const show = await create(FULL);
    const { status, body } = await api.send('PATCH', `${SHOWS}/${show.id}`, {
      title: ' Le Soir ',
      imageUrl: null,
      config: { maxMessages: 10, filters: { minCharacters: 5 } },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...show,
      title: 'Le Soir',
      imageUrl: null,
      config: {
        ...show.config,
        maxMessages: 10,
        filters: { excludeForwarded: false, excludeKeywords: [], minCharacters: 5 },
      },
      updatedAt: expect.any(String),
    });
    expect((await api.call(`${SHOWS}/${show.id}`)).body).toEqual(body);
    expect((await api.send('PATCH', `${SHOWS}/${show.id}`, {})).body).toEqual(body);
  });

  test('without a config gets one by a patch', async () => {
    const { data } = await api.database.service
      .from('podcasts')
      .insert({ title: 'Bare' })
      .select()
      .single();
    const path = `${SHOWS}/${data.id}`;
    expect((await api.call(path)).body.config).toBeNull();
    const missing = await api.send('PATCH', path, { config: { maxMessages: 5 } });
    expect([missing.status, missing.body.errors[0].field]).toEqual([
      400,
      'config.telegramChannels',
    ]);
    const { body } = await api.send('PATCH', path, MINIMAL);
    expect(body.config.telegramChannels).toEqual(['morning_news']);
  });

  test('is deleted with its episodes, but not while one is live', async () => {
    const { id } = await create();
    const episodes = episodeFunctions(api.database.service);
    const episodeId = randomUUID();
    await episodes.open(id, episodeId);
    const busy = await api.call(`${SHOWS}/${id}`, { method: 'DELETE' });
    expect(busy.status).toBe(409);
    expect(busy.body.detail).toContain(episodeId);
    await episodes.skip(episodeId);
    const { status, body } = await api.call(`${SHOWS}/${id}`, { method: 'DELETE' });
    expect([status, body]).toEqual([204, undefined]);
    expect((await api.call(`${SHOWS}/${id}`)).status).toBe(404);
    expect((await api.call(`${SHOWS}/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await api.call(`/api/v1/episodes/${episodeId}`)).status).toBe(404);
  });

  test.each(['GET', 'PATCH', 'DELETE'])('that is not there is 404 to %s', async (method) => {
    const { status, body } = await api.call(`${SHOWS}/${randomUUID()}`, {
      method,
      ...(method === 'PATCH' && { body: '{}', headers: { 'content-type': 'application/json' } }),
    });
    expect([status, body.type]).toEqual([404, 'urn:stepcast:problem:unknown-podcast']);
  });
});

test('shows are listed newest first, page by page', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) ids.unshift((await create()).id);
  const seen: string[] = [];
  let query = 'limit=2';
  while (seen.length < 5) {
    const { status, body } = await api.call(`${SHOWS}?${query}`);
    expect(status).toBe(200);
    seen.push(...body.podcasts.map(({ id }: { id: string }) => id));
    query = `limit=2&cursor=${body.nextCursor}`;
  }
  expect(seen.slice(0, 5)).toEqual(ids);
});

describe('a malformed show is refused with every field that is wrong', () => {
  const { config } = MINIMAL;
  test.each<[string, unknown, string[]]>([
    ['nothing', {}, ['title', 'config']],
    ['a list', [], ['body']],
    ['an empty title', { ...MINIMAL, title: '  ' }, ['title']],
    ['a NUL', { ...MINIMAL, title: 'a\u0000b', author: '\ud800' }, ['title', 'author']],
    ['an escape sequence', { ...MINIMAL, title: 'a\u001b[31mb\u0007' }, ['title']],
    [
      'a direction override',
      { ...MINIMAL, title: 'a\u202eb', author: 'c\u2066d' },
      ['title', 'author'],
    ],
    ...[
      '\u200d\u200d',
      '\u00ad',
      '\u3164',
      '\u115f\u1160',
      '\ufe0f',
      '\u2800',
      '\u200b \ufeff',
    ].map((title): [string, unknown, string[]] => [
      `a title of invisible characters alone (${JSON.stringify(title)})`,
      { ...MINIMAL, title },
      ['title'],
    ]),
    [
      'a title of two lines',
      { ...MINIMAL, title: 'a\nb', description: 'a\u009bb' },
      ['title', 'description'],
    ],
    ['a cover of this machine', { ...MINIMAL, imageUrl: 'http://127.0.0.1:4000/x' }, ['imageUrl']],
    ['a cover of a cloud', { ...MINIMAL, imageUrl: 'https://169.254.169.254/x' }, ['imageUrl']],
    [
      'addresses with a password',
      {
        ...MINIMAL,
        imageUrl: 'https://user:pw@media.test/c.png',
        config: { ...config, introAudioUrl: 'https://user:pw@media.test/i.mp3' },
      },
      ['config.introAudioUrl', 'imageUrl'],
    ],
    ['unknown fields', { ...MINIMAL, id: 'x', config: { ...config, a: 1 } }, ['config.a', 'id']],
    ['a script as address', { ...MINIMAL, imageUrl: 'javascript:alert(1)' }, ['imageUrl']],
    [
      'an @',
      { ...MINIMAL, config: { telegramChannels: ['@news'] } },
      ['config.telegramChannels.0'],
    ],
    [
      'an invitation to a private channel',
      {
        ...MINIMAL,
        config: { telegramChannels: ['https://t.me/joinchat/AAAAAE12345', 'joinchat'] },
      },
      ['config.telegramChannels.0', 'config.telegramChannels.1'],
    ],
    ['no channel', { ...MINIMAL, config: { telegramChannels: [] } }, ['config.telegramChannels']],
    [
      'a channel twice',
      { ...MINIMAL, config: { telegramChannels: ['news', 'News'] } },
      ['config.telegramChannels'],
    ],
    [
      'one speaker too many',
      { ...MINIMAL, config: { ...config, speakers: [{ role: 'a' }, { role: 'b' }] } },
      ['config.speakers'],
    ],
    [
      'five speakers',
      {
        ...MINIMAL,
        config: {
          ...{ ...config, format: 'multi-speaker' },
          speakers: ['a', 'b', 'c', 'd', 'e'].map((role) => ({ role })),
        },
      },
      ['config.speakers'],
    ],
    [
      'a third speaker without a voice',
      {
        ...MINIMAL,
        config: {
          ...{ ...config, format: 'multi-speaker' },
          speakers: ['a', 'b', 'c'].map((role) => ({ role })),
        },
      },
      ['config.speakers.2.voice'],
    ],
    [
      'much to tell that no post says',
      { ...MINIMAL, config: { ...config, character: { background: 'all' } } },
      ['config.character.background'],
    ],
    ['an unknown style', { ...MINIMAL, config: { ...config, style: 'essay' } }, ['config.style']],
    [
      'a zone that is none',
      { ...MINIMAL, config: { ...config, timeZone: 'Mars/North' } },
      ['config.timeZone'],
    ],
    [
      'several at once',
      {
        title: 5,
        languageCode: 'English',
        config: {
          telegramChannels: ['x'],
          maxMessages: 0,
          timeOfDay: '25:00',
          scheduledFrom: 'now',
        },
      },
      [
        'title',
        'languageCode',
        'config.telegramChannels.0',
        'config.maxMessages',
        'config.timeOfDay',
        'config.scheduledFrom',
      ],
    ],
  ])('%s', async (_, show, fields) => {
    const { status, headers, body } = await api.send('POST', SHOWS, show);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(fields.sort());
    for (const field of fields) expect(body.detail).toContain(field);
  });

  test('in a patch, whose speakers have to fit the format that the show has', async () => {
    const { id } = await create();
    const speakers = [{ role: 'a' }, { role: 'b' }];
    const path = `${SHOWS}/${id}`;
    const refused = await api.send('PATCH', path, { config: { speakers } });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [{ field: 'config.speakers', message: 'must have 1 for single-speaker, or be null' }],
    ]);
    const taken = await api.send('PATCH', path, { config: { speakers, format: 'multi-speaker' } });
    expect(taken.status).toBe(200);
    expect((await api.send('PATCH', path, { title: null, x: 1 })).body.errors).toHaveLength(2);
    expect((await api.send('PATCH', path, { config: 7 })).status).toBe(400);
  });

  test.each([
    'http://media.test/intro.mp3',
    'https://10.0.0.7/intro.mp3',
    'https://0x7f.1/intro.mp3',
    'https://u:p@media.test/intro.mp3',
  ])(
    'with sound that would not be fetched from %s, unless the show has it already',
    async (url) => {
      const { status, body } = await api.send('POST', SHOWS, {
        ...MINIMAL,
        config: { ...MINIMAL.config, introAudioUrl: url },
      });
      expect([status, body.errors[0].field]).toEqual([400, 'config.introAudioUrl']);
      const { id } = await create();
      const { service } = api.database;
      await service.from('podcast_configs').update({ outro_audio_url: url }).eq('podcast_id', id);
      const patch = (config: unknown) => api.send('PATCH', `${SHOWS}/${id}`, { config });
      expect((await patch({ maxMessages: 7 })).status).toBe(200);
      expect((await patch({ introAudioUrl: url })).status).toBe(400);
    },
  );

  test('as a body that is none', async () => {
    const type = { 'content-type': 'text/plain' };
    expect((await api.send('POST', SHOWS, '{}', type)).status).toBe(415);
    expect((await api.send('POST', SHOWS, '{')).status).toBe(400);
    expect((await api.send('POST', SHOWS, '')).body.errors[0]).toMatchObject({ field: 'body' });
    const large = JSON.stringify({ title: 'x'.repeat(300_000) });
    expect((await api.send('POST', SHOWS, large)).status).toBe(413);
    const bytes = Buffer.from([0x22, 0xff, 0x22]);
    const broken = await api.call(SHOWS, { method: 'POST', body: bytes });
    expect([broken.status, broken.body.detail]).toEqual([400, 'body: is not UTF-8']);
  });
});

test('what the schema takes, the database takes', async () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 60 });
  const role = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  // Which voices there are is Google's to say, not the schema's.
  const speaker = fc.record({
    role,
    voice: fc.constant(null),
    speakingRate: fc.option(fc.double({ min: 0.25, max: 2, noNaN: true })),
  });
  const show = fc.record({
    title: role,
    description: word,
    languageCode: fc.constantFrom('en-US', 'he', 'sr-RS', 'zh-CN', 'sr-Cyrl-RS', 'es-419', 'nl'),
    author: word,
    imageUrl: fc.option(fc.webUrl({ validSchemes: ['https'] })),
    ownerEmail: fc.option(fc.emailAddress()),
    category: fc.constantFrom(...FEED_CATEGORIES),
    isExplicit: fc.boolean(),
    isBlocked: fc.boolean(),
    config: fc.record({
      telegramChannels: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{3,31}$/), {
        minLength: 1,
        maxLength: 5,
      }),
      format: fc.constantFrom('single-speaker', 'multi-speaker'),
      speakers: fc.option(fc.array(speaker, { minLength: 1, maxLength: 2 })),
      introText: fc.option(word),
      introAudioUrl: fc.option(fc.webUrl({ validSchemes: ['https'] })),
      targetDurationMinutes: fc.double({ min: 0.5, max: 180, noNaN: true }),
      maxMessages: fc.integer({ min: 1, max: 5000 }),
      hasStings: fc.boolean(),
      hasStoryPauses: fc.boolean(),
      lexicon: fc.array(
        fc.record({ word: role, respelling: fc.option(role), ipa: fc.option(role) }),
        { maxLength: 3 },
      ),
      monthlyCapUsd: fc.option(fc.double({ min: 0.01, max: 1_000_000, noNaN: true })),
      review: fc.option(
        fc.record({
          days: fc.integer({ min: 1, max: 30 }),
          atDeadline: fc.constantFrom('discard', 'publish'),
        }),
      ),
      telegramChat: fc.option(
        fc.oneof(fc.stringMatching(/^@[a-z][a-z0-9_]{2,32}$/), fc.maxSafeInteger().map(String)),
      ),
      style: fc.constantFrom(...STYLES, null),
      character: fc.record({
        audience: fc.option(word),
        tone: fc.option(word),
        background: fc.constantFrom(...BACKGROUNDS),
        neverSay: fc.array(role, { maxLength: 3 }),
        examples: fc.option(word),
      }),
      filters: fc.record({
        excludeKeywords: fc.array(role, { maxLength: 4 }),
        minCharacters: fc.integer({ min: 0, max: 999_999 }),
      }),
      episodeFrequencyDays: fc.integer({ min: 1, max: 365 }),
      timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      timeOfDay: fc.stringMatching(/^([01]\d|2[0-3]):[0-5]\d$/),
      scheduledFrom: fc.constantFrom('2000-01-01', '2028-02-29', '2100-01-01'),
    }),
  });
  await fc.assert(
    fc.asyncProperty(show, async (given) => {
      const { status, body } = await api.send('POST', SHOWS, given);
      const parsed = NewShowSchema.safeParse(given);
      expect(status, JSON.stringify(body)).toBe(parsed.success ? 201 : 400);
    }),
    { numRuns: 100 },
  );
});
