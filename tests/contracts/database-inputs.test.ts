import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEED_CATEGORIES } from '../../src/show/feed-categories.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const insertConfig = async (config: Record<string, unknown>) => {
  const podcastId = randomUUID();
  await database.service.from('podcasts').insert({ id: podcastId, title: 'Show' }).throwOnError();
  const { status, error } = await database.service
    .from('podcast_configs')
    .insert({ podcast_id: podcastId, telegram_channels: ['a_channel'], ...config });
  return { status, code: error?.code };
};
const accepted = { status: 201, code: undefined };
const refused = { status: 400, code: '23514' };

describe('a config is accepted with', () => {
  test.each<Record<string, unknown>>([
    { telegram_channels: ['abcd', 'With_Capitals_99'] },
    { format: 'multi-speaker' },
    { speakers: [{ role: 'host' }] },
    { speakers: [{ role: 'host', voice: null }] },
    { speakers: [{ role: 'host', speakingRate: null, pitch: null }] },
    { speakers: [{ role: 'host', speakingRate: 0.25, pitch: -20 }] },
    {
      format: 'multi-speaker',
      speakers: [{ role: 'a', voice: 'en-US-Chirp3-HD-Puck' }, { role: 'b' }],
    },
    { filters: { excludeForwarded: true, excludeKeywords: ['a', 'b'], minCharacters: 0 } },
    { media_types: [] },
    { style: 'newscast' },
    { style: 'in-depth' },
    { style: 'digest' },
    { style: 'deep-dive' },
    { character: {} },
    { character: { audience: null, background: 'explain', neverSay: ['dive in'] } },
    {
      format: 'multi-speaker',
      speakers: [
        { role: 'a', name: 'Anna', character: 'Asks.' },
        ...['b', 'c', 'd'].map((role) => ({ role, voice: `en-US-${role}` })),
      ],
    },
    { style: null },
    { has_stings: false, has_story_pauses: false },
    { lexicon: [] },
    {
      lexicon: [
        { word: 'quay', ipa: 'kiː' },
        { word: 'Lee', respelling: 'lay', ipa: null },
      ],
    },
    { review: { days: 30, atDeadline: 'publish' } },
    { monthly_cap_usd: 0.01 },
    { monthly_cap_usd: 1_000_000 },
    { monthly_cap_usd: null },
    { telegram_session: 'second-1' },
    { telegram_chat: '@saltreach' },
    { telegram_chat: '-1001234567890' },
    { target_duration_minutes: 0.5 },
    { time_zone: 'America/Argentina/Buenos_Aires', time_of_day: '23:59' },
    { time_zone: 'Etc/GMT+5' },
  ])('%j', async (config) => {
    expect(await insertConfig(config)).toEqual(accepted);
  });
});

describe('a config is refused with', () => {
  test.each<Record<string, unknown>>([
    { telegram_channels: [] },
    { telegram_channels: ['@with_at'] },
    { telegram_channels: ['https://t.me/a_channel'] },
    { telegram_channels: ['abc'] },
    { telegram_channels: ['1starts_with_digit'] },
    { telegram_channels: ['a'.repeat(33)] },
    { telegram_channels: ['a_channel', 'A_Channel'] },
    { telegram_channels: ['a_channel', null] },
    { format: 'trio' },
    { speakers: [] },
    { speakers: {} },
    { speakers: [{ role: 'a' }, { role: 'b' }] },
    { format: 'multi-speaker', speakers: [{ role: 'a' }] },
    { format: 'multi-speaker', speakers: [{ role: 'a' }, { role: 'a' }] },
    { speakers: [{ voice: 'en-US-Chirp3-HD-Puck' }] },
    { speakers: [{ role: ' ' }] },
    { speakers: [{ role: 7 }] },
    { speakers: [{ role: 'host', voice: '' }] },
    { speakers: [{ role: 'host', pitch: 20.5 }] },
    { speakers: [{ role: 'host', pitch: '2' }] },
    { speakers: [{ role: 'host', speakingRate: 0.2 }] },
    { speakers: [{ role: 'host', speakingRate: [1] }] },
    { speakers: [{ role: 'host', volumeGainDb: 2 }] },
    { speakers: ['host'] },
    { filters: [] },
    { filters: { excludeAll: true } },
    { filters: { excludeForwarded: 'yes' } },
    { filters: { excludeKeywords: 'word' } },
    { filters: { excludeKeywords: [''] } },
    { filters: { excludeKeywords: [1] } },
    { filters: { minCharacters: -1 } },
    { filters: { minCharacters: 1.5 } },
    { filters: { minCharacters: '1' } },
    { media_types: ['hologram'] },
    { style: 'essay' },
    { character: [] },
    { character: { mood: 'good' } },
    { character: { tone: 7 } },
    { character: { tone: 'x'.repeat(501) } },
    { character: { background: 'all' } },
    { character: { neverSay: 'dive in' } },
    { character: { neverSay: [' '] } },
    { speakers: [{ role: 'a', name: 7 }] },
    { speakers: [{ role: 'a', character: 'x'.repeat(501) }] },
    { format: 'multi-speaker', speakers: ['a', 'b', 'c', 'd', 'e'].map((role) => ({ role })) },
    { lexicon: {} },
    { lexicon: ['quay'] },
    { lexicon: [{ word: 'quay' }] },
    { lexicon: [{ word: 'quay', respelling: 1 }] },
    { lexicon: [{ word: ' ', respelling: 'key' }] },
    { lexicon: [{ word: 'quay', respelling: 'key', sampa: 'ki:' }] },
    {
      lexicon: [
        { word: 'a', respelling: 'b' },
        { word: 'a', respelling: 'c' },
      ],
    },
    { review: { days: 0, atDeadline: 'publish' } },
    { review: { days: 31, atDeadline: 'publish' } },
    { review: { days: 1.5, atDeadline: 'publish' } },
    { review: { days: 7, atDeadline: 'wait' } },
    { review: { days: 7 } },
    { review: { days: 7, atDeadline: 'discard', by: 'me' } },
    { review: [] },
    { monthly_cap_usd: 0 },
    { monthly_cap_usd: -1 },
    { monthly_cap_usd: 1_000_001 },
    { monthly_cap_usd: 'NaN' },
    { telegram_session: 'Second' },
    { telegram_session: '' },
    { telegram_chat: 'saltreach' },
    { telegram_chat: '@1st' },
    { telegram_chat: 'https://t.me/saltreach' },
    { telegram_chat: '-0' },
    { telegram_chat: '' },
    { style: '' },
    { intro_audio_url: 'file:///etc/passwd' },
    { outro_audio_url: 'https://media.test/a b.mp3' },
    { target_duration_minutes: 0 },
    { target_duration_minutes: 181 },
    { max_messages: 0 },
    { max_messages: 5001 },
    { episode_frequency: 0 },
    { episode_frequency: 366 },
    { time_zone: 'Mars/Olympus' },
    { time_zone: '' },
  ])('%j', async (config) => {
    expect(await insertConfig(config)).toEqual(refused);
  });

  test('a second config of its show', async () => {
    const podcastId = await insertShow(database.service);
    const { status, error } = await database.service
      .from('podcast_configs')
      .insert({ podcast_id: podcastId, telegram_channels: ['a_channel'] });
    expect({ status, code: error?.code }).toEqual({ status: 409, code: '23505' });
  });

  test('no show of its own', async () => {
    const { status, error } = await database.service
      .from('podcast_configs')
      .insert({ podcast_id: randomUUID(), telegram_channels: ['a_channel'] });
    expect({ status, code: error?.code }).toEqual({ status: 409, code: '23503' });
  });
});

test('every category of Apple Podcasts is accepted', async () => {
  const shows = FEED_CATEGORIES.map((category) => ({ title: 'Show', category }));
  expect((await database.service.from('podcasts').insert(shows)).status).toBe(201);
});

describe('a show is refused with', () => {
  test.each<Record<string, unknown>>([
    { title: ' ' },
    { title: 'x'.repeat(201) },
    { language_code: 'english' },
    { language_code: 'en_US' },
    { language_code: 'EN-us' },
    { image_url: 'javascript:alert(1)' },
    { owner_email: 'nobody' },
    { category: 'Gossip' },
    { category: 'news' },
    { keep_episodes: 0 },
    { keep_episodes: 100_001 },
    { keep_days: 0 },
    { keep_days: 36_501 },
  ])('%j', async (podcast) => {
    const { status, error } = await database.service
      .from('podcasts')
      .insert({ title: 'Show', ...podcast });
    expect({ status, code: error?.code }).toEqual(refused);
  });

  test('no title at all', async () => {
    const { status, error } = await database.service.from('podcasts').insert({ author: 'A.' });
    expect({ status, code: error?.code }).toEqual({ status: 400, code: '23502' });
  });
});

test('every language has two different voices, and each is one of its own', async () => {
  const rows = await database.supabase.query<{ language_code: string; names: string[] }>(
    'select language_code, array_agg(name order by position) as names from public.voices group by 1',
  );
  expect(rows.length).toBeGreaterThan(50);
  for (const { language_code, names } of rows) {
    expect(new Set(names).size, language_code).toBe(2);
    for (const name of names) expect(name).toMatch(/^[a-z]{2,3}-[A-Z]{2}-Chirp3-HD-(Kore|Charon)$/);
  }
  const languages = rows.map(({ language_code }) => language_code);
  expect(languages).toEqual(
    expect.arrayContaining(['en-US', 'he-IL', 'ru-RU', 'de-DE', 'en', 'he']),
  );
});
