import { expect, test } from 'vitest';
import { wantedKind } from '../../../src/search/answer/wanted/wanted-kind.ts';

const AGES: Readonly<Record<string, { asked: string; told: string[]; other: string[] }>> = {
  en: {
    asked: 'How old is the harbour master?',
    told: [
      'The harbour master is 54 years old.',
      'Ann Reed, 54, has been harbour master since May.',
      'He was appointed at the age of 31.',
      'A 12-year-old boy found it.',
    ],
    other: [
      'The harbour master has held the post for 9 years.',
      'The last harbour master left 40 years ago.',
      'The harbour master counted 3 ships.',
      'The harbour master said nothing.',
    ],
  },
  de: {
    asked: 'Wie alt ist der Bürgermeister?',
    told: ['Der Bürgermeister ist 54 Jahre alt.', 'Der 54-jährige Bürgermeister tritt ab.'],
    other: ['Der Bürgermeister ist seit 9 Jahren im Amt.', 'Vor 40 Jahren war er Lehrer.'],
  },
  ru: {
    asked: 'Сколько лет мэру?',
    told: ['Мэру 54 года.', '54-летний мэр уходит.', 'Мэру исполнилось 54.'],
    other: ['Мэр открыл мост 40 лет назад.', 'Мэр насчитал 3 корабля.'],
  },
  he: {
    asked: 'בן כמה ראש העירייה?',
    told: ['ראש העירייה בן 54.', 'ראש העירייה, 54, עוזב.'],
    other: ['ראש העירייה מכהן 9 שנים.', 'ראש העירייה ספר 3 אוניות.'],
  },
};

test.each(Object.entries(AGES))('who asks for an age in %s is told an age', (language, one) => {
  const verdicts = (texts: string[]) =>
    texts.map((text) => [text, wantedKind(one.asked, { text }, language)]);
  expect(verdicts(one.told)).toEqual(one.told.map((text) => [text, 1]));
  expect(verdicts(one.other)).toEqual(one.other.map((text) => [text, 0]));
});
