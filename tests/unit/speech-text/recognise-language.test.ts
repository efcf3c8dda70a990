import { describe, expect, it } from 'vitest';
import { foreignLanguage, recogniseLanguage } from '../../../src/speech-text/recognise-language.ts';
import { SENTENCE_EXAMPLES } from './sentences/all-languages.ts';
import { CHINESE } from './sentences/chinese.ts';
import { ENGLISH } from './sentences/english.ts';
import { RUSSIAN } from './sentences/russian.ts';

const LANGUAGES = Object.entries(SENTENCE_EXAMPLES)
  .filter(([tag]) => tag !== 'und')
  .map(([tag, examples]) => [tag.slice(0, 2), examples] as const);
const textsOf = (examples: readonly { readonly text: string }[]) =>
  examples.map(({ text }) => text);
const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

describe('recogniseLanguage', () => {
  it('recognises at least 95 of 100 short texts', async () => {
    const wrong: string[] = [];
    let all = 0;
    for (const [language, examples] of LANGUAGES) {
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
  it.each(LANGUAGES)(
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
