import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { prepareMaterial } from '../../../src/write-script/material.ts';
import { aConfig, aContent } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const contentOf = (lines: string) =>
  aContent({ quay: postsOf(lines.replace(/^\s*$\n?/gmu, '').trim()) }, { version: '1.1' });

const ids = (lines: string, languageCode: string) =>
  prepareMaterial(contentOf(lines), aConfig({ languageCode })).stories.map(({ posts }) =>
    posts.map(({ key }) => Number(key.split('/')[1])),
  );

describe('who was lost, and is found by their name', () => {
  it.each([
    [
      'en-GB',
      'Missing: a grey cat with a white paw, called Biscuit, last seen near the weir.',
      'Biscuit has been found! He was in the vestry.',
    ],
    [
      'he-IL',
      'כלבה לבנה בשם לונה ברחה מרחוב הגפן. מי שראה מוזמן להתקשר למוקד.',
      'לונה נמצאה! תודה לשכנים.',
    ],
    [
      'ru-RU',
      'Пропала серая кошка с белой лапой, отзывается на имя Муся. Последний раз её видели у плотины.',
      'Мусю нашли! Кошка сидела в ризнице.',
    ],
  ])('are one matter (%s)', (tag, lost, found) => {
    const stories = ids(
      `1 08:00 ${lost}\n2 09:00 The pier is painted green.\n3 12:00 ${found}`,
      tag,
    );
    expect(stories).toContainEqual([1, 3]);
  });
});

describe('what was over within the hour, and hardly read', () => {
  const LINES = `
    1 08:00 9000/90 ⚡ Fire at the Hobart bakery in Tanner Street, black smoke over the old town.
    2 09:00 9000/90 Hobart bakery: the fire is out, the roof over the ovens has fallen in.
    3 10:00 9500/99 A gas pipe caused the fire at the Hobart bakery, investigators say.
    4 11:00 3000/9 The lift at Carrow station is out of order.
    5 11:30 2900/8 The lift at Carrow station is working again.
    6 12:00 3000/9 A ferry to Selby sails from Monday on, four times a day.
  `;

  it('has no headline', () => {
    const { script } = writeBuiltIn(contentOf(LINES), aConfig({ targetDurationMinutes: 1 }));
    const opening = script.chapters[0]?.utterances.map(({ text }) => text).join(' ');
    expect(script.title).toContain('Hobart');
    expect(opening).not.toContain('lift');
  });
});
