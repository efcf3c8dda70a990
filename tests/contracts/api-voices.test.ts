import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenAi, startOpenAi } from '../../local/openai/index.ts';
import { startTestApi, type TestApi } from '../support/api.ts';

const SHOWS = '/api/v1/podcasts';
const CAST = ['en-US-Chirp3-HD-Kore', 'en-GB-Neural2-B'];

const aShow = (changes: { languageCode?: string; voices?: (string | null)[] } = {}) => {
  const { voices, ...fields } = changes;
  return {
    title: 'Morning Digest',
    ...fields,
    config: {
      telegramChannels: ['morning_news'],
      format: 'multi-speaker',
      speakers: voices?.map((voice, i) => ({ role: `speaker ${i}`, voice })) ?? null,
    },
  };
};

describe('while Google answers', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api?.close());

  test('the voices of a language are listed, with what each lets a show choose', async () => {
    const { status, body } = await api.call('/api/v1/voices?languageCode=en-GB');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      languageCode: 'en-GB',
      defaults: ['en-GB-Chirp3-HD-Kore', 'en-GB-Chirp3-HD-Charon'],
    });
    expect(body.voices[0]).toEqual({
      name: 'en-GB-Chirp3-HD-Achernar',
      languageCodes: ['en-GB'],
      gender: 'female',
      family: 'Chirp3-HD',
      hasSpeakingRate: true,
      hasPitch: false,
    });
    expect(body.voices).toContainEqual(
      expect.objectContaining({ name: 'en-US-Neural2-A', gender: 'male', hasPitch: true }),
    );
  });

  test.each(['', '?languageCode=', '?languageCode=English', '?languageCode=en&x=1'])(
    'a query that makes no sense is refused: %s',
    async (query) => {
      const { status, body } = await api.call(`/api/v1/voices${query}`);
      expect([status, body.type]).toEqual([400, 'urn:stepcast:problem:malformed-parameter']);
    },
  );

  test('only an admin or a program with the key may ask', async () => {
    const answer = await fetch(`${api.url}/api/v1/voices?languageCode=en`);
    expect(answer.status).toBe(401);
  });

  test.each<[string, string, (string | null)[], string, RegExp]>([
    [
      'an unknown one',
      'en-US',
      ['en-US-Chirp3-HD-Kora', null],
      'config.speakers.0.voice',
      /there are en-US-Chirp3-HD-/,
    ],
    [
      'one of another language',
      'he-IL',
      [null, 'ru-RU-Chirp3-HD-Kore'],
      'config.speakers.1.voice',
      /no voice for he-IL; there are he-IL-/,
    ],
    [
      'one that speaks only with a model',
      'en-US',
      ['Kore', null],
      'config.speakers.0.voice',
      /no voice for en-US/,
    ],
    [
      'the same for both',
      'en-US',
      [CAST[0]!, CAST[0]!],
      'config.speakers.1.voice',
      /another speaker already/,
    ],
    [
      'the same person for both',
      'en-US',
      [CAST[0]!, 'en-AU-Chirp3-HD-Kore'],
      'config.speakers.1.voice',
      /sounds like/,
    ],
    ['any, where the language has none', 'tlh', [null, null], 'languageCode', /too few/],
  ])(
    'a new show is refused with voices that can’t be: %s',
    async (_, languageCode, voices, field, message) => {
      const { status, body } = await api.send('POST', SHOWS, aShow({ languageCode, voices }));
      expect(status).toBe(400);
      expect(body.errors).toEqual([{ field, message: expect.stringMatching(message) }]);
    },
  );

  test('a show is changed only to voices that are there, in the language that it then has', async () => {
    const { body: show } = await api.send('POST', SHOWS, aShow({ voices: CAST }));
    expect(show.config.speakers[1].voice).toBe(CAST[1]);
    const path = `${SHOWS}/${show.id}`;
    const speakers = [{ role: 'a' }, { role: 'b', voice: 'en-US-Chirp3-HD-Kora' }];
    const wrongVoice = await api.send('PATCH', path, { config: { speakers } });
    expect([wrongVoice.status, wrongVoice.body.errors[0].field]).toEqual([
      400,
      'config.speakers.1.voice',
    ]);
    const otherLanguage = await api.send('PATCH', path, { languageCode: 'fr-FR' });
    expect(otherLanguage.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'config.speakers.0.voice',
      'config.speakers.1.voice',
    ]);
    expect((await api.call(path)).body).toEqual(show);
    const both = { languageCode: 'fr-FR', config: { speakers: null } };
    expect((await api.send('PATCH', path, both)).status).toBe(200);
  });

  test('a language without default voices gets two from Google’s list', async () => {
    const { status } = await api.send('POST', SHOWS, aShow({ languageCode: 'ca-ES' }));
    expect(status).toBe(201);
    const { data } = await api.database.service
      .from('voices')
      .select('name')
      .eq('language_code', 'ca-ES')
      .order('position');
    expect(data).toEqual([{ name: 'ca-ES-Neural2-A' }, { name: 'ca-ES-Neural2-B' }]);
    const { body } = await api.call('/api/v1/voices?languageCode=ca-ES');
    expect(body.defaults).toEqual(['ca-ES-Neural2-A', 'ca-ES-Neural2-B']);
  });
});

describe('while Google can’t be asked', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ speechUrl: () => 'http://127.0.0.1:1' });
  });
  afterAll(() => api?.close());

  test('a cast that has to be looked up waits, and says what would not', async () => {
    const { status, headers, body } = await api.send('POST', SHOWS, aShow({ voices: CAST }));
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('30');
    expect(body).toMatchObject({ type: 'urn:stepcast:problem:voices-unavailable' });
    expect(body.detail).toMatch(/UNAVAILABLE.*left to the language can be saved/);
    expect((await api.call('/api/v1/voices?languageCode=en')).status).toBe(503);
  });

  test('the language’s voices can be had, and all else of a show can be changed', async () => {
    const created = await api.send('POST', SHOWS, aShow());
    expect(created.status).toBe(201);
    const { service } = api.database;
    const speakers = CAST.map((voice, i) => ({ role: `speaker ${i}`, voice }));
    const path = `${SHOWS}/${created.body.id}`;
    await service
      .from('podcast_configs')
      .update({ speakers })
      .eq('podcast_id', created.body.id)
      .throwOnError();
    const config = { ...aShow({ voices: CAST }).config, maxMessages: 7 };
    const changed = await api.send('PATCH', path, { title: 'Evening Digest', config });
    expect([changed.status, changed.body.config?.maxMessages]).toEqual([200, 7]);
  });
});

describe('with a speech endpoint', () => {
  let endpoint: OpenAi;
  let api: TestApi;
  beforeAll(async () => {
    endpoint = await startOpenAi();
    api = await startTestApi({ settings: { OPENAI_SPEECH_ENDPOINT: `${endpoint.endpoint}/v1` } });
  });
  afterAll(async () => {
    await api?.close();
    await endpoint?.close();
  });

  test('its voices are listed after Google’s and can be given to speakers', async () => {
    const { body } = await api.call('/api/v1/voices?languageCode=en-GB');
    expect(body.unavailable).toEqual([]);
    expect(body.voices[0].name).toBe('en-GB-Chirp3-HD-Achernar');
    expect(body.voices).toContainEqual({
      ...{ name: 'openai:bm_george', languageCodes: ['en-GB'], gender: 'male' },
      ...{ family: 'OpenAI-compatible', hasSpeakingRate: true, hasPitch: false },
    });
    const voices = ['openai:bm_george', 'en-GB-Neural2-B'];
    const made = await api.send('POST', SHOWS, aShow({ voices }));
    expect([made.status, made.body.config?.speakers?.[0]?.voice]).toEqual([201, voices[0]]);
  });

  test('a voice that it hasn’t got is refused by name', async () => {
    const { status, body } = await api.send(
      'POST',
      SHOWS,
      aShow({ voices: ['openai:nobody', null] }),
    );
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({
      field: 'config.speakers.0.voice',
      message: expect.stringMatching(/openai:nobody is no voice for .*openai:alloy/),
    });
  });

  test('while it is away, Google’s voices serve, and the list says what is missing', async () => {
    endpoint.faults.add({ kind: 'status', status: 503, times: 9 });
    const { status, body } = await api.call('/api/v1/voices?languageCode=fr-FR');
    expect(status).toBe(200);
    expect(body.unavailable).toEqual([expect.stringMatching(/speech endpoint answered 503/)]);
    const cast = ['fr-FR-Chirp3-HD-Kore', 'fr-FR-Neural2-B'];
    const made = await api.send('POST', SHOWS, aShow({ languageCode: 'fr-FR', voices: cast }));
    expect(made.status).toBe(201);
  });
});

test('a stage without an endpoint says so of its voices', async () => {
  const api = await startTestApi();
  const { body } = await api.send('POST', SHOWS, aShow({ voices: ['openai:alloy', null] }));
  expect(body.errors?.[0]?.message).toMatch(/no speech endpoint.*OPENAI_SPEECH_ENDPOINT/);
  await api.close();
});
