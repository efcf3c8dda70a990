import { describe, expect, it } from 'vitest';
import { languageNote } from '../../../../src/console/shows/form/language-note.ts';
import { WRITTEN_LANGUAGES } from '../../../../src/show/written-languages.ts';
import { LANGUAGE_WORDS } from '../../../../src/write-script/language/words/index.ts';

describe('what the form says of a language', () => {
  it.each(['en-US', 'EN', 'he-IL', 'iw-IL', 'ru-RU', '', 'x', 'english please'])(
    'is nothing for %j',
    (tag) => {
      expect(languageNote(tag)).toBeUndefined();
    },
  );

  it('is that no speaker of it has read its words', () => {
    expect(languageNote('uk-UA')).toBe(
      'No speaker of Ukrainian has read what the built-in writer says in it yet. Listen to an episode before you publish one.',
    );
    expect(languageNote('zh_CN')).toContain('Chinese');
  });

  it('is that there are no words of it', () => {
    expect(languageNote('fi-FI')).toContain('no words of its own in Finnish');
  });

  it('follows the files of the languages', () => {
    const inFiles = Object.entries(LANGUAGE_WORDS).map(([code, { isReviewed }]) => [
      code,
      { isReviewed },
    ]);
    expect(WRITTEN_LANGUAGES).toEqual(Object.fromEntries(inFiles));
  });
});
