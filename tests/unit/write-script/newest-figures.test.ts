import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { withNewestFigures } from '../../../src/write-script/posts/once/newest-figures.ts';
import { aContent, aPost } from '../../support/a-content.ts';

const left = (tag: string, texts: readonly string[], hours = 3) => {
  const language = chooseLanguage(tag);
  const posts = texts.map((text, index) =>
    aPost(index + 1, text, {
      date: new Date(Date.UTC(2026, 9, 7, 8 + hours * index)).toISOString(),
    }),
  );
  const { usable } = gatherPosts(aContent({ quay: posts }), language);
  return withNewestFigures(usable, language).map(({ sources }) =>
    sources.map(({ messageId }) => messageId).toSorted(),
  );
};

describe('a figure that a channel gives anew within the day', () => {
  it.each([
    [
      'de-DE',
      [
        'Wahlbeteiligung um zehn: 14 %.',
        'Wahlbeteiligung am Mittag: 27 %.',
        'Wahlbeteiligung um drei: 41 %.',
      ],
    ],
    [
      'en-GB',
      [
        'Turnout at 10 am: 14%.',
        'Turnout at noon: 27%, four points more than last time.',
        'Turnout at 3 pm: 41%.',
      ],
    ],
    [
      'es-ES',
      [
        'Participación a las 10.00 h: 14 %.',
        'Participación a mediodía: 27 %.',
        'Participación a las 15.00 h: 41 %.',
      ],
    ],
    [
      'ru-RU',
      ['Явка на 10:00 составила 14%.', 'Явка на 12:00 составила 27%.', 'Явка на 15:00 — 41%.'],
    ],
    ['uk-UA', ['Явка на 10:00: 14%.', 'Явка на 12:00: 27%.', 'Явка на 15:00: 41%.']],
    [
      'he-IL',
      ['שיעור ההצבעה ב-10:00: 14%.', 'שיעור ההצבעה ב-12:00: 27%.', 'שיעור ההצבעה ב-15:00: 41%.'],
    ],
    [
      'de-CH',
      [
        'Pegel der Oster um 6 Uhr: 190 cm.',
        'Pegel der Oster um 12 Uhr: 212 cm.',
        'Pegel der Oster um 18 Uhr: 236 cm.',
      ],
    ],
  ])('is told as it is last, with the sources of all (%s)', (tag, texts) => {
    expect(left(tag, texts)).toEqual([[1, 2, 3]]);
  });

  it.each([
    ['of several things', ['Turnout in Selby: 14%.', 'Turnout in Marrow: 27%.']],
    ['in several units', ['The quay grew by 14%.', 'The quay grew by $27.']],
    [
      'that tell more',
      [
        'Turnout is 14% so far, and the mayor says that nobody has come to the station at the quay.',
        'Turnout is 41%.',
      ],
    ],
  ])('isn’t another one, %s', (_, texts) => {
    expect(left('en-GB', texts)).toEqual([[1], [2]]);
  });

  it('isn’t that of another day', () => {
    expect(left('en-GB', ['Turnout: 14%.', 'Turnout: 41%.'], 24)).toEqual([[1], [2]]);
  });
});
