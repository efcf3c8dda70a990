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

describe('what had a name of several words, and is called by one of them when it is over', () => {
  it.each([
    [
      'ar-EG',
      'إخلاء صالة رقم 3 بعد العثور على حقيبة مشبوهة. خبراء المفرقعات في الموقع.',
      'الحقيبة التي عثر عليها في صالة رقم 3 كانت تحوي كتباً وملابس فقط، والصالة مفتوحة من جديد.',
      'الحقيبة المشبوهة كانت إنذاراً كاذباً، تقول الشرطة.',
    ],
    [
      'en-GB',
      'Hall three is being cleared because of a Brown Suitcase near the stairs.',
      'The suitcase held nothing but books, and people may go in again; the all-clear was lifted by the army.',
      'A Brown Suitcase kept travellers waiting for an hour, the army writes.',
    ],
  ])('is one matter (%s)', (languageCode, lost, over, elsewhere) => {
    const { stories } = prepareMaterial(
      aContent(
        {
          quay: postsOf(`1 08:00 ${lost}\n2 09:00 The pier is painted green.\n3 10:00 ${over}`),
          wire: postsOf(`4 11:00 ${elsewhere}`),
        },
        { version: '1.1' },
      ),
      aConfig({ languageCode }),
    );
    const own = stories.find(({ posts }) => posts.some(({ key }) => key === 'quay/3'));
    expect(own?.posts.map(({ key }) => key)).toContain('quay/1');
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
    31 09:00 5000/20 The bakery on Eel Street sells its last rye loaf on Friday. The owner is going to live with her son.
    32 10:00 5000/20 Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote it on the door.
    33 11:00 5000/20 The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.
    34 12:00 5000/20 A grand piano was left at the tip. It is in tune, the keeper says, and has asked whose it is.
    35 13:00 5000/20 Herring cost 4.10 crowns a kilo at the auction. That is less than in any October since the ice year.
    36 14:00 5000/20 Two goats walked through the savings bank at noon. They were led out by a customer with an apple.
  `;

  it('has no chapter of its own', () => {
    const { script } = writeBuiltIn(contentOf(LINES), aConfig({ targetDurationMinutes: 1 }));
    const chapter = script.chapters.find(({ sources }) =>
      sources.some(({ messageId }) => messageId === 5),
    );
    expect(chapter?.title ?? 'In brief').toBe('In brief');
  });

  it('has no headline', () => {
    const { script } = writeBuiltIn(contentOf(LINES), aConfig({ targetDurationMinutes: 1 }));
    const opening = script.chapters[0]?.utterances.map(({ text }) => text).join(' ');
    expect(script.title).toContain('Hobart');
    expect(opening).not.toContain('lift');
  });
});
