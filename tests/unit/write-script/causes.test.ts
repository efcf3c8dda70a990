import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { prepareMaterial } from '../../../src/write-script/material.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const storyOf = (id: number, lines: string, languageCode: string) => {
  const { stories } = prepareMaterial(
    aContent({ town: postsOf(lines) }, { version: '1.1' }),
    aDialogueConfig({ languageCode }),
  );
  return stories
    .map(({ posts }) => posts.map(({ key }) => Number(key.split('/')[1])))
    .find((ids) => ids.includes(id));
};

describe('a report that names a matter as its cause', () => {
  it.each([
    [
      'en-GB',
      `1 08:00 A fire has broken out at the Hobart bakery in Tanner Street.
       2 08:30 Three crews fight the fire at the Hobart bakery.
       3 09:00 Number 4 and 9 buses are diverted via Mill Bridge because of the fire.
       4 11:00 The fire at the Hobart bakery is out, says the chief.`,
    ],
    [
      'de-DE',
      `1 08:00 Feuer in der Bäckerei Hobart in der Gerbergasse.
       2 08:30 Drei Züge löschen das Feuer in der Bäckerei Hobart.
       3 09:00 Die Linien 4 und 9 fahren wegen Feuer über die Mühlbrücke.
       4 11:00 Das Feuer in der Bäckerei Hobart ist aus, sagt der Einsatzleiter.`,
    ],
    [
      'ru-RU',
      `1 08:00 Пожар в пекарне Гобарта на Кожевенной улице.
       2 08:30 Три расчёта тушат пожар в пекарне Гобарта.
       3 09:00 Автобусы 4 и 9 идут через Мельничный мост из-за пожара.
       4 11:00 Пожар в пекарне Гобарта потушен, говорит начальник караула.`,
    ],
    [
      'tr-TR',
      `1 08:00 Hobart fırınında yangın çıktı.
       2 08:30 Hobart fırınındaki yangına üç ekip müdahale ediyor.
       3 09:00 4 ve 9 numaralı otobüsler yangın nedeniyle köprüden geçiyor.
       4 11:00 Hobart fırınındaki yangın söndürüldü.`,
    ],
  ])('belongs to it, in %s', (language, lines) => {
    expect(storyOf(3, lines, language)).toEqual([1, 2, 3, 4]);
  });

  it('stands apart where another matter is the cause', () => {
    const lines = `1 08:00 A fire has broken out at the Hobart bakery in Tanner Street.
      2 08:30 Three crews fight the fire at the Hobart bakery.
      3 09:00 Tax bills go out two weeks later because of a bankrupt printer.
      4 11:00 The fire at the Hobart bakery is out, says the chief.`;
    expect(storyOf(3, lines, 'en-GB')).toEqual([3]);
  });
});

describe('single lines of a short window', () => {
  const LINES = `
    1 08:00 9000/90 The council has bought the old brewery and makes it a school for 400 children.
    2 09:00 9000/10 The night bus runs until two again from Friday.
    3 10:00 9000/10 The library has 3,400 new books.
    4 11:00 9000/10 Dr Nair is the new head of the hospital.`;
  const chaptersOf = (lines: string) =>
    writeBuiltIn(
      aContent({ town: postsOf(lines) }, { version: '1.1' }),
      aDialogueConfig({ languageCode: 'en-GB' }),
    ).script.chapters.slice(1, -1);

  it('share a chapter behind what leads', () => {
    const chapters = chaptersOf(LINES);
    expect(chapters.map(({ sources }) => sources.length)).toEqual([1, 3]);
    expect(chapters[1]?.title).toBe('In brief');
    expect(chapters[1]?.utterances).toHaveLength(3);
  });

  it('are chapters where there are but two', () => {
    expect(chaptersOf(LINES.split('\n').slice(0, 3).join('\n'))).toHaveLength(2);
  });
});
