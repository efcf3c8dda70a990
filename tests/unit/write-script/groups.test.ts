import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const write = (lines: string, languageCode = 'en-GB', minutes = 4) => {
  const { script } = writeBuiltIn(
    aContent({ yard: postsOf(lines) }, { version: '1.1' }),
    aDialogueConfig({ languageCode, targetDurationMinutes: minutes }),
  );
  return script.chapters.slice(1, -1).map(({ title, sources, utterances }) => ({
    title,
    ids: sources.map(({ messageId }) => messageId),
    said: utterances.map(({ text }) => text).join(' '),
  }));
};
const EXCHANGE = `
  1 08:00 author=Ada Has anybody seen the long ladder of the boathouse since Sunday?
  2 08:10 author=Ben re=1 I had it on Monday, and put it back behind the stove.
  3 08:20 author=Cleo re=1 It was not behind the stove when I locked up on Tuesday.`;

describe('an exchange among neighbours', () => {
  it('is called by how it ended', () => {
    const [first] = write(`${EXCHANGE}
      4 10:00 author=Ada re=1 The long ladder has been found under the jetty, quite dry.`);
    expect(first?.title).toBe('The long ladder has been found under the jetty, quite dry');
  });

  it('is called by its question where nobody answers how it ended', () => {
    const [first] = write(EXCHANGE);
    expect(first?.title).toBe('Has anybody seen the long ladder of the boathouse since Sunday?');
  });

  it('begins no other one by a word that both happen to have', () => {
    const chapters = write(
      `${EXCHANGE}
      5 09:00 author=Dora The stove of number 4 smokes, and the sweep comes on Friday.
      6 09:10 author=Ben re=5 Ours smokes too, could he come to number 6 as well?
      7 09:20 author=Dora re=6 I have asked him, he has time from ten on.`,
    );
    expect(chapters.map(({ ids }) => ids)).toEqual([
      [5, 6, 7],
      [1, 2, 3],
    ]);
  });

  it('names a group once, where nobody else is heard', () => {
    const chapters = write(EXCHANGE);
    expect(
      chapters
        .map(({ said }) => said)
        .join(' ')
        .match(/in Yard:/g),
    ).toHaveLength(1);
  });
});

describe('what a member says for some hours', () => {
  it.each([
    [
      'en-GB',
      'The water is off in the whole row, a pipe has burst at the pump.',
      'The plumber comes at 11. Please leave all taps shut.',
      'The water runs again, it was a washer.',
    ],
    [
      'fr-FR',
      'Plus d’eau dans toute la rangée, un tuyau a cassé à la pompe.',
      'Le plombier passe à 11 h. Merci de fermer tous les robinets.',
      'L’eau est rétablie, c’était un joint de la pompe.',
    ],
    [
      'pl-PL',
      'W całym rzędzie nie ma wody, pękła rura przy pompie.',
      'Hydraulik przyjdzie o 11. Proszę zakręcić wszystkie krany.',
      'Woda znowu płynie, to była uszczelka przy pompie.',
    ],
  ])('is told with how it ended, in %s: %s %s', (language, loss, notice, end) => {
    const chapters = write(
      `1 08:00 author=Rolf ${loss}
       2 09:00 author=Rolf ${notice}
       3 11:30 author=Rolf re=1 ${end}
       4 13:00 author=Mia The annual meeting is on 14 November in the old hall.`,
      language,
    );
    expect(chapters[0]?.ids).toEqual(expect.arrayContaining([1, 2, 3]));
  });
});

describe('what a member gives away', () => {
  const GIFTS = [
    ['en-GB', 'A cot to give away, in good order, just ring at number 31.'],
    ['de-DE', 'Habe ein Kinderbett abzugeben, gut erhalten, einfach bei 31 klingeln.'],
    ['ru-RU', 'Отдам детскую кроватку в хорошем состоянии, звоните в 31 квартиру.'],
    ['tr-TR', 'Bebek yatağımız temiz durumda, isteyene bedava veriyorum, kapı 31.'],
    ['it-IT', 'Vendo un lettino in ottimo stato, suonate pure al numero 31.'],
  ] as const;
  it.each(GIFTS)('leads nothing, in %s: %s', (language, gift) => {
    const [first] = write(
      `1 08:00 author=Ada Otto Lindqvist 1944 Karlskrona, 12 Marstrand, 7 Visby.
       2 17:00 author=Samir ${gift}`,
      language,
    );
    expect(first?.ids).toEqual([1]);
  });
});

describe('a trade in a group', () => {
  it.each([
    ['en-GB', 'Plumbing of all kinds, call me: boiler service 70 pounds, same day. 0555 000 11 22'],
    ['tr-TR', 'Tesisat işleriniz için arayın: kombi bakımı 700 lira, aynı gün. 0555 000 11 22'],
    ['de-DE', 'Rufen Sie an: Heizungswartung 90 €, noch am selben Tag. 0555 000 1122'],
  ])('is advertising, in %s: %s', (language, text) => {
    const chapters = write(
      `1 08:00 author=Ada Otto Lindqvist 1944 Karlskrona, 12 Marstrand, 7 Visby.
       2 09:00 author=Murat ${text}`,
      language,
    );
    expect(chapters.map(({ said }) => said).join(' ')).not.toMatch(/0555/);
  });

  it('is none where somebody only says where to pay', () => {
    const chapters = write(`
      1 08:00 author=Ada The subs are 42 pounds this year, and due by the 15th.
      2 09:00 author=Ben The gate of the yard stays shut from ten on.`);
    expect(chapters.map(({ said }) => said).join(' ')).toMatch(/42 pounds/);
  });
});

it('a greeting that begins with a dotted capital is one in Turkish', () => {
  const chapters = write(
    `1 08:00 author=Ada Otto Lindqvist 1944 Karlskrona, 12 Marstrand, 7 Visby.
     2 22:00 author=Nermin İyi geceler herkese 🌙`,
    'tr-TR',
  );
  expect(chapters.flatMap(({ ids }) => ids)).toEqual([1]);
});
