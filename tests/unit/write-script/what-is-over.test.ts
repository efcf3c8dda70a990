import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { isPassing } from '../../../src/write-script/posts/is-passing.ts';
import { nameSource } from '../../../src/write-script/tell/name-source.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const SAID = new Date('2026-10-07T08:00:00Z');
const AFTER_A_DAY = new Date('2026-10-08T09:00:00Z');

describe('what is true only in its own hours', () => {
  it.each([
    ['en-GB', 'Speed checks today on the ring road.', 'The ring road has a new name.'],
    ['de-DE', 'Blitzer heute an der B 17.', 'Die B 17 hat einen Radweg.'],
    ['nl-NL', 'Vanavond is de brug dicht.', 'De brug is geverfd.'],
    ['fr-FR', 'Le pont ferme ce soir à dix heures.', 'Le pont a été repeint.'],
    ['es-ES', 'Esta noche se corta el puente.', 'Han pintado el puente.'],
    ['pt-BR', 'A ponte fecha hoje às dez.', 'A ponte foi pintada.'],
    ['it-IT', 'Stasera il ponte è chiuso.', 'Il ponte è stato dipinto.'],
    ['pl-PL', 'Dziś wieczorem most jest zamknięty.', 'Most pomalowano na zielono.'],
    ['ru-RU', 'К мосту стягиваются пожарные машины.', 'Мост покрасили в зелёный цвет.'],
    ['uk-UA', 'Сьогодні міст закрито.', 'Міст пофарбували.'],
    ['tr-TR', 'Köprü bu akşam kapalı.', 'Köprü boyandı.'],
    ['ar-XA', 'الجسر مغلق الليلة.', 'طلي الجسر باللون الأخضر.'],
    ['fa-IR', 'پل امشب بسته است.', 'پل رنگ شد.'],
    ['he-IL', 'הגשר סגור הלילה.', 'הגשר נצבע בירוק.'],
    ['hi-IN', 'पुल आज बंद है।', 'पुल को हरा रंग दिया गया।'],
    ['zh-CN', '大桥今晚关闭。', '大桥刷成了绿色。'],
    ['ja-JP', '橋は今夜通れません。', '橋が緑に塗られた。'],
  ])('is known in %s, and over on the next day', (tag, passing, lasting) => {
    const language = chooseLanguage(tag);
    expect(isPassing([passing], SAID, AFTER_A_DAY, language)).toBe(true);
    expect(isPassing([lasting], SAID, AFTER_A_DAY, language)).toBe(false);
    expect(isPassing([passing], SAID, SAID, language)).toBe(false);
  });
});

const HOUR_MS = 3_600_000;
const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-09T00:00:00.000Z' };

const posted = (
  texts: readonly (readonly [hour: number, text: string, more?: Partial<Post>])[],
): Post[] =>
  texts.map(([hour, text, more = {}], index) =>
    aPost(index + 1, text, {
      date: new Date(Date.parse(WINDOW.from) + hour * HOUR_MS).toISOString(),
      ...more,
    }),
  );

const write = (results: Record<string, Post[]>, minutes: number) => {
  const { script } = writeBuiltIn(
    aContent(results, { window: WINDOW, version: '1.1' }),
    aDialogueConfig({ targetDurationMinutes: minutes }),
  );
  const words = script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));
  return { script, said: words.join(' ') };
};

/** Matters of their own, more than a minute holds. */
const OTHERS = [
  'The bakery on Eel Street sells its last rye loaf on Friday. The owner is going to live with her son.',
  'Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote it on the door.',
  'The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.',
  'A grand piano was left at the tip. It is in tune, the keeper says, and has asked whose it is.',
  'Herring cost 4.10 crowns a kilo at the auction. That is less than in any October since the ice year.',
  'Two goats walked through the savings bank at noon. They were led out by a customer with an apple.',
  'Mill Lane gets eleven new lamps before winter. The old ones hummed, and several people will miss them.',
].map((text, index) => [30 + index, text] as const);

describe('an episode of two days', () => {
  it('leaves "tonight" of the first one for what is still so', () => {
    const { said } = write(
      {
        quay: posted([
          [7, 'Gritting lorries are out tonight on 40 kilometers of road.'],
          ...OTHERS,
        ]),
      },
      1,
    );
    expect(said).not.toContain('Gritting lorries');
  });

  it('tells it where it is the latest there is', () => {
    const { said } = write(
      {
        quay: posted([
          ...OTHERS,
          [44, 'Gritting lorries are out tonight on 40 kilometers of road.'],
        ]),
      },
      1,
    );
    expect(said).toContain('Gritting lorries');
  });
});

describe('two channels that end a matter within the hour', () => {
  it('tell one story, whose end is said once', () => {
    const { script } = write(
      {
        quay: posted([
          [
            7,
            'Osier Lane is being evacuated because of a gas leak at the brewery. Some 300 people must leave.',
          ],
          [9, 'The Osier Lane evacuation takes in the school, pupils are in the town hall.'],
          [11, 'Osier Lane evacuation: the fire brigade has found the leak in a valve.'],
          [
            16,
            'People from Osier Lane can go home from five. The fire brigade lifts the evacuation.',
          ],
        ]),
        wire: posted([
          [8, 'Gas leak: 300 people evacuated from Osier Lane'],
          [15.9, 'Fire brigade lifts the evacuation of Osier Lane'],
          ...OTHERS,
        ]),
      },
      2,
    );
    const ending = script.chapters.filter(({ title }) => /lifts|go home/.test(title));
    expect(ending).toHaveLength(1);
    expect(ending[0]?.sources.length).toBeGreaterThan(1);
  });
});

describe('a conversation that is taken up again', () => {
  it('is told to its end: what was offered and is gone is no offer', () => {
    const { script } = write(
      {
        club: posted([
          [
            30,
            'The club has voted nine to two to sell the brass bell of the old clubhouse.',
            { author: 'Ada' },
          ],
          [
            30.5,
            'A tavern by the canal offers 600 dollars and wants it over the counter.',
            { author: 'Ben', replyTo: 1 },
          ],
          [
            31,
            'Over the counter, with the beer mats. I would rather melt it.',
            { author: 'Ada', replyTo: 2 },
          ],
          [32, 'Has anybody asked the chapel? Theirs cracked in the frost.', { author: 'Cleo' }],
          [
            33,
            'The chapel takes it, and the tavern gets the brass lamp instead of it.',
            { author: 'Cleo', replyTo: 4 },
          ],
          [
            34,
            'Then I am content, and I shall ring it myself on the first Sunday.',
            { author: 'Ada', replyTo: 5 },
          ],
        ]),
        quay: posted(OTHERS),
      },
      2,
    );
    const chapter = script.chapters.find(({ title }) => title.includes('brass bell'));
    const said = chapter?.utterances.map(({ text }) => text).join(' ') ?? '';
    expect(said).toMatch(/Cleo.*chapel takes it/);
  });
});

describe('who says so', () => {
  it.each([
    [
      'en-GB',
      'Quay theft: two men held in Arle, van found – police',
      'Quay theft. Police: two men held in Arle, van found.',
    ],
    [
      'en-GB',
      'Water main bursts under Cask Lane – fire service',
      'Fire service: Water main bursts under Cask Lane.',
    ],
    [
      'de-DE',
      'Brand in der Gießerei: Ursache war ein Kabel – Polizei',
      'Brand in der Gießerei. Polizei: Ursache war ein Kabel.',
    ],
    ['ru-RU', 'Пожар на складе: пострадавших нет — МЧС', 'Пожар на складе. МЧС: пострадавших нет.'],
    [
      'ru-RU',
      'Авария случилась из-за старых труб: им 41 год — источник в мэрии',
      'Источник в мэрии: Авария случилась из-за старых труб, им 41 год.',
    ],
    [
      'es-ES',
      'Robo en el puerto: dos detenidos en Arles – policía',
      'Robo en el puerto. Policía: dos detenidos en Arles.',
    ],
    [
      'en-GB',
      'The winner of this year: a bakery – Marigold',
      'The winner of this year: a bakery – Marigold',
    ],
  ])('stands before it in %s: %s', (tag, written, spoken) => {
    expect(nameSource(written, chooseLanguage(tag))).toBe(spoken);
  });

  it('is heard in the headlines too', () => {
    const { script } = write(
      {
        wire: posted([
          [20, 'Quay theft: 60 meters of cable gone from the crane – police'],
          [40, 'Quay theft: two men held in Arle, cable found – police'],
          ...OTHERS,
        ]),
      },
      1,
    );
    expect(
      script.chapters.flatMap((each) => each.utterances.map(({ text }) => text)).join(' '),
    ).not.toMatch(/found, police/);
  });
});

describe('what is open again', () => {
  const texts = [
    'The sluice at Osier Weir is closed to all boats until Friday. The lower gate has a crack as long as an arm.',
    'The puppet theatre opens its season with a play about a lazy whale. All strings were spun by pupils of class four.',
    'Herring cost 4.10 crowns a kilo at the morning auction. That is less than in any October since the ice year.',
    'The sluice at Osier Weir is open again. The crack was only weed.',
  ];

  it('goes on with what was closed, not with a theatre that opens, and leads where no views are known', () => {
    const { script } = write({ quay: posted(texts.map((text) => [8, text])) }, 1);
    expect(script.title).toBe('The sluice at Osier Weir is open again');
    const [lead] = script.chapters.slice(1);
    expect(lead?.sources.map(({ messageId }) => messageId)).toEqual([4, 1]);
  });

  it('leads no episode where its views say that hardly anybody read it', () => {
    const views = [300, 900, 1200, 310];
    const { script } = write(
      { quay: posted(texts.map((text, index) => [8, text, { views: views[index] ?? 0 }])) },
      1,
    );
    expect(script.title).not.toContain('sluice');
  });
});

describe('a chapter of a denial', () => {
  it.each([
    ['This is not true, the weir stays closed until Monday.', 'The weir stays closed until Monday'],
    ['No, that is wrong: the weir will open on Monday.', 'The weir will open on Monday'],
  ])('is called by how it is: %s', (denial, title) => {
    const texts = posted([
      [8, 'The weir opens on Friday, people say at the quay.'],
      [9, denial, { replyTo: 1 }],
    ]);
    expect(write({ quay: texts }, 2).script.chapters[1]?.title).toBe(title);
  });
});
