import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';
import { readPost } from '../../../src/write-script/post-text/read-post.ts';

const said = (tag: string, text: string): string => {
  const language = chooseLanguage(tag);
  return readPost({ text }, language)
    .sentences.map((sentence) => speak(sentence.text, language))
    .join(' ');
};

describe('an abbreviation', () => {
  it.each([
    [
      'en-US',
      'The Fire Dept. said on Fri. that the lake holds 3 km³.',
      'The Fire Department said on Friday that the lake holds 3 cubic kilometers.',
    ],
    ['en-US', 'It opens Dec. 5, on a Fri. evening.', 'It opens December 5, on a Friday evening.'],
    ['en-US', 'Open Mon–Fri, 9:00-17:00.', 'Open Monday to Friday, 9:00 to 17:00.'],
    ['en-US', 'They looked at the Sun. It was red.', 'They looked at the Sun. It was red.'],
    [
      'ru-RU',
      'Открыто пн–пт, приём в вт и сб.',
      'Открыто с понедельника по пятницу, приём во вторник и субботу.',
    ],
    [
      'ru-RU',
      'Ставка выросла на 2 п.п. за один год.',
      'Ставка выросла на 2 процентных пункта за один год.',
    ],
    ['he-IL', "המשרד ברח' הנמל 5, טל' 03-5551234.", 'המשרד ברחוב הנמל 5, טלפון 03-5551234.'],
  ])('is read in full (%s): %s', (tag, text, expected) => {
    expect(said(tag, text)).toBe(expected);
  });
});
