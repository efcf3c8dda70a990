import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';

const read = (text: string, tag = 'en-US') => {
  const { sentences, isAdvertisement } = readPost({ text }, chooseLanguage(tag));
  return { said: sentences.map((sentence) => sentence.text).join(' '), isAdvertisement };
};

describe('a post that declares itself an advertisement', () => {
  it.each([
    ['ru-RU', 'Лавка открыта весь день.\n\nРеклама. ООО «Ромашка», ИНН 77012345, erid: 2VtzqwXyz'],
    ['ru-RU', 'Лавка открыта весь день. Реклама. erid: 2VtzqwXyz'],
    ['en-US', 'Sponsored.\n\nЛавка открыта весь день.'],
    ['en-US', 'Лавка открыта весь день. #ad'],
    ['he-IL', 'פרסומת\n\nЛавка открыта весь день.'],
  ])('is known by it and says the rest (%s): %s', (tag, text) => {
    expect(read(text, tag)).toEqual({ said: 'Лавка открыта весь день.', isAdvertisement: true });
  });

  it.each([
    'The concert was sponsored by the council.',
    'Sponsored by the bank, the choir sings on Sunday.',
    'The ad was seen by nobody.',
  ])('is none that only speaks of such things: %s', (text) => {
    expect(read(text)).toEqual({ said: text, isAdvertisement: false });
  });

  it('is called one when it is told, and leads no episode', () => {
    const news = 'A new gate\n\nThe board has bought a new gate. It weighs 3 tonnes.';
    const ad = 'Tea for all\n\nThe tea house opens on Monday and has forty kinds of tea.\n\n#ad';
    const content = aContent({ harbour: [aPost(1, news), aPost(2, ad, { views: 9000 })] });
    const { chapters } = writeBuiltIn(content, aConfig()).script;
    expect(chapters[1]?.title).toBe('A new gate');
    const said = chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text)).join(' ');
    expect(said).toContain('An advertisement: The tea house opens on Monday');
    expect(said.indexOf('new gate')).toBeLessThan(said.indexOf('tea house'));
  });
});
