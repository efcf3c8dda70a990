import { describe, expect, it } from 'vitest';
import { foreignLanguage, recogniseLanguage } from '../../../src/speech-text/recognise-language.ts';
import { ARABIC } from './sentences/arabic.ts';
import { CHINESE } from './sentences/chinese.ts';
import { ENGLISH } from './sentences/english.ts';
import { FRENCH } from './sentences/french.ts';
import { GERMAN } from './sentences/german.ts';
import { HEBREW } from './sentences/hebrew.ts';
import { HINDI } from './sentences/hindi.ts';
import { ITALIAN } from './sentences/italian.ts';
import { JAPANESE } from './sentences/japanese.ts';
import { PERSIAN } from './sentences/persian.ts';
import { POLISH } from './sentences/polish.ts';
import { PORTUGUESE } from './sentences/portuguese.ts';
import { RUSSIAN } from './sentences/russian.ts';
import { SPANISH } from './sentences/spanish.ts';
import { TURKISH } from './sentences/turkish.ts';
import { UKRAINIAN } from './sentences/ukrainian.ts';

const LANGUAGES = {
  ar: ARABIC,
  de: GERMAN,
  en: ENGLISH,
  es: SPANISH,
  fa: PERSIAN,
  fr: FRENCH,
  he: HEBREW,
  hi: HINDI,
  it: ITALIAN,
  ja: JAPANESE,
  pl: POLISH,
  pt: PORTUGUESE,
  ru: RUSSIAN,
  tr: TURKISH,
  uk: UKRAINIAN,
  zh: CHINESE,
};
const textsOf = (examples: readonly { readonly text: string }[]) =>
  examples.map(({ text }) => text);
const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

describe('recogniseLanguage', () => {
  it('recognises at least 95 of 100 short texts', async () => {
    const wrong: string[] = [];
    let all = 0;
    for (const [language, examples] of Object.entries(LANGUAGES)) {
      for (const text of textsOf(examples).filter((each) => letters(each) >= 20)) {
        all += 1;
        const recognised = await recogniseLanguage([text]);
        if (recognised?.language !== language) wrong.push(`${language}: ${text}`);
      }
    }
    expect(wrong.length / all, wrong.join('\n')).toBeLessThan(0.05);
  });

  it('takes no address, handle or tag for words', async () => {
    const text = 'https://example.com/what-is-this-about-then @harbour_news_channel #breaking';
    expect(await recogniseLanguage([`Мост откроют завтра утром. ${text}`])).toMatchObject({
      language: 'ru',
    });
  });
});

describe('foreignLanguage', () => {
  it.each(Object.entries(LANGUAGES))(
    'knows a show in %s from one in another language',
    async (language, examples) => {
      const texts = textsOf(examples);
      expect(await foreignLanguage(texts, `${language}-XX`)).toBeUndefined();
      const other = language === 'ru' ? 'uk-UA' : 'ru-RU';
      expect(await foreignLanguage(texts, other)).toMatchObject({ language });
    },
  );

  it.each([
    ['channels in two languages', [...textsOf(ENGLISH), ...textsOf(RUSSIAN)], 'en-US'],
    ['too few words', ['Мост открыли.'], 'en-US'],
    ['nothing but a name', ['https://example.com', '12:30'], 'en-US'],
    ['a language that nothing recognises', textsOf(ENGLISH), 'tlh'],
    ['another name of the same language', textsOf(CHINESE), 'cmn-CN'],
  ])('says nothing of %s', async (_, texts, language) => {
    expect(await foreignLanguage(texts, language)).toBeUndefined();
  });
});
