import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { statusInWords } from '../../../src/console/episode/status-words.ts';
import { tookTime } from '../../../src/console/format/duration.ts';
import { whenInWords } from '../../../src/console/format/moment.ts';
import { he } from '../../../src/console/language/he.ts';
import { keepLanguage, keptLanguage, languageOf } from '../../../src/console/language/languages.ts';
import { ru } from '../../../src/console/language/ru.ts';
import { counted, speak, t } from '../../../src/console/language/translate.ts';
import { aStatusView } from '../../support/a-status-view.ts';

afterEach(async () => {
  await speak(languageOf('en'));
});

const placesIn = (text: string): string[] => (text.match(/\{\w\}/g) ?? []).sort();

describe.each([
  ['he', he, /[֐-׿]/],
  ['ru', ru, /[Ѐ-ӿ]/],
] as const)('the catalogue %s', (code, catalogue, script) => {
  test('puts in what English puts in', () => {
    for (const [message, text] of Object.entries(catalogue.messages)) {
      expect([message, placesIn(text)]).toEqual([message, placesIn(message)]);
    }
  });

  test('is written in its own letters', () => {
    const latin = Object.values(catalogue.messages).filter((text) => !script.test(text));
    expect(latin.filter((text) => !/^Webhooks?$/.test(text))).toEqual([]);
  });

  test('has each form that its numbers take', () => {
    const rules = new Intl.PluralRules(code);
    const needed = new Set<string>(Array.from({ length: 130 }, (_, n) => rules.select(n)));
    for (const forms of Object.values(catalogue.counted)) {
      const missing = [...needed].filter((rule) => !(rule in forms));
      expect(missing).toEqual([]);
    }
  });
});

test('every text of a catalogue is one that the console says', () => {
  const folder = new URL('../../../src/console', import.meta.url).pathname;
  const auth = new URL('../../../src/clients/supabase/browser-auth.ts', import.meta.url).pathname;
  // What the stack at home says of its connections is told on their page.
  const connections = ['kinds.ts', 'alerts/alert-kinds.ts'].map(
    (file) => new URL(`../../../scripts/connections/${file}`, import.meta.url).pathname,
  );
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/language\/(he|ru)\W/.test(path))
    .map((path) => join(folder, path))
    .concat(auth, ...connections)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const all = [...Object.keys(he.messages), ...Object.keys(he.counted)];
  expect(all.filter((text) => !sources.includes(`'${text}'`))).toEqual([]);
});

test('English is told without a catalogue', () => {
  expect(t('{0}: see how it went', 2)).toBe('2: see how it went');
  expect([1, 3].map((n) => counted(n, '1 post', '{n} posts'))).toEqual(['1 post', '3 posts']);
});

test('Russian counts by its own forms', async () => {
  await speak(languageOf('ru'));
  const posts = [1, 2, 5, 11, 21, 22, 1000].map((n) => counted(n, '1 post', '{n} posts'));
  expect(posts.map((text) => text.replace(/\s/g, ' '))).toEqual([
    ...['1 пост', '2 поста', '5 постов', '11 постов', '21 пост', '22 поста', '1 000 постов'],
  ]);
  expect(counted(1, 'Every day', 'Every {n} days')).toBe('Каждый день');
  expect(counted(21, 'Every day', 'Every {n} days')).toBe('Каждый 21 день');
  expect(tookTime(1_700)).toBe('1,7 с');
});

test('Hebrew tells states, times and moments', async () => {
  await speak(languageOf('he'));
  expect(statusInWords(aStatusView({ status: 'failed' })).words).toBe('נכשל');
  expect(tookTime(75_000)).toBe('1 דק׳ 15 שנ׳');
  const now = Date.parse('2026-01-02T00:00:00Z');
  expect(whenInWords('2026-01-01T22:00:00Z', now)).toBe('לפני שעתיים');
  expect(whenInWords('2026-01-01T19:00:00Z', now)).toBe('לפני 5 שעות');
});

test.each([
  [['ru-RU', 'en'], 'ru'],
  [['he-IL'], 'he'],
  [['iw'], 'he'],
  [['de-AT', 'RU', 'en-GB'], 'ru'],
  [['en-GB', 'he'], 'en'],
  [['de', 'fr'], 'en'],
])('until one is chosen, a browser set to %j is told in %s', (preferred, code) => {
  expect(keptLanguage({ getItem: () => null }, preferred).code).toBe(code);
});

describe('dates', () => {
  afterEach(() => void vi.unstubAllGlobals());
  test.each([
    ['en', ['he-IL', 'en-GB'], '5 Mar 2020'],
    ['en', ['he-IL', 'en-US'], 'Mar 5, 2020'],
    ['en', ['he-IL'], 'Mar 5, 2020'],
    ['ru', ['en-US'], '5 мар. 2020 г.'],
  ])('are told in %s to a browser set to %j as %s', async (code, languages, told) => {
    vi.stubGlobal('navigator', { languages });
    await speak(languageOf(code));
    expect(whenInWords('2020-03-05T12:00:00Z', Date.parse('2026-01-01T00:00:00Z'))).toBe(told);
  });
});

test('the choice is kept, and another’s code is English', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(keptLanguage(storage, []).code).toBe('en');
  keepLanguage(storage, 'he');
  expect(keptLanguage(storage, ['ru'])).toMatchObject({ code: 'he', direction: 'rtl' });
  expect(languageOf('tlh').code).toBe('en');
});
