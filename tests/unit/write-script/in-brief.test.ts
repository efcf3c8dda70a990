import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import type { PreparedPost } from '../../../src/write-script/posts/prepared-post.ts';
import { kinTogether } from '../../../src/write-script/styles/kin-together.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-09T00:00:00.000Z' };

/** Posts an hour apart. */
const hourly = (texts: readonly string[]): Post[] =>
  texts.map((text, index) =>
    aPost(index + 1, text, {
      date: new Date(Date.parse(WINDOW.from) + (index + 6) * 3_600_000).toISOString(),
    }),
  );

/** Other matters, more than can be told whole. */
const OTHERS = [
  'The bakery on Eel Street sells its last rye loaf on Friday. The owner is going to live with her son, who keeps bees.',
  'Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote the number on the door in chalk.',
  'The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.',
  'A grand piano was left at the tip overnight. It is in tune, the keeper says, and has asked whose it is.',
  'The library opens on Mondays again from next week. Fines of the winter are forgiven to everybody who brings a book back.',
  'Herring cost 4.10 crowns a kilo at the morning auction. That is less than in any October since the ice year.',
  'The swimming bath closes for nine days to be painted. The colour was chosen by children and is called thunder.',
  'Two goats walked through the savings bank at noon. They were led out by a customer with an apple.',
  'Mill Lane gets eleven new lamps before winter. The old ones hummed, and several people will miss them.',
  'A brass band from Tarnholm plays on the green at four. If it rains, it plays in the bus depot.',
];

const write = (texts: readonly string[]) => {
  const { script } = writeBuiltIn(
    aContent({ harbour: hourly([...texts, ...OTHERS]) }, { window: WINDOW }),
    aDialogueConfig({ targetDurationMinutes: 1 }),
  );
  return script;
};

const told = (texts: readonly string[]): string =>
  write(texts)
    .chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text))
    .join(' ');

describe('an item in brief', () => {
  it('is no title without what it is the title of', () => {
    const said = told([
      'A working day\n\nThe archive has found 14 pages by a miller of 1822, who ground from two in the morning.',
    ]);
    expect(said).not.toMatch(/A working day\.(?! The archive)/);
  });

  it('is no report that a later one has overtaken', () => {
    const said = told([
      'Diver trapped beneath the pontoon at 9 metres.',
      'Diver freed, unhurt; he had 4 minutes of air left, the coastguard says.',
    ]);
    expect(said).toContain('Diver freed');
    expect(said).not.toContain('Diver trapped');
  });
});

describe('a rumour in a group', () => {
  it.each([
    [
      'en-US',
      'They say the ferry has gone down off the Gannet Bank!',
      'No, it has not. I can see it from my window, lights and all.',
    ],
    [
      'de-DE',
      'Die Fähre soll vor der Bank gesunken sein, heißt es!',
      'Das stimmt nicht. Ich sehe sie vom Fenster aus, mit allen Lichtern.',
    ],
    [
      'ru-RU',
      'Говорят, паром затонул у отмели!',
      'Это неправда. Вижу его из окна, все огни горят.',
    ],
    [
      'es-ES',
      '¡Dicen que el barco se ha hundido junto al banco!',
      'No es cierto. Lo veo desde mi ventana, con todas las luces.',
    ],
  ])('is told in %s only with what denies it', (language, rumour, denial) => {
    const [asked, answered] = [1, 2].map((id) =>
      aPost(id, id === 1 ? rumour : denial, {
        date: new Date(Date.parse(WINDOW.from) + (20 + id) * 3_600_000).toISOString(),
        author: id === 1 ? 'Hob' : 'Ida',
        ...(id === 2 ? { replyTo: 1 } : {}),
      }),
    );
    const { script } = writeBuiltIn(
      aContent(
        { group: [asked as Post, answered as Post], harbour: hourly(OTHERS) },
        { window: WINDOW, version: '1.1' },
      ),
      aDialogueConfig({ targetDurationMinutes: 2, languageCode: language }),
    );
    const said = script.chapters
      .flatMap(({ utterances }) => utterances.map(({ text }) => text))
      .join(' ');
    expect(said).toContain(rumour.slice(0, 15));
    expect(said).toContain(denial.split('.')[0]);
  });
});

describe('what came before', () => {
  const words = (posts: readonly string[]) =>
    writeBuiltIn(
      aContent({ harbour: hourly(posts) }, { window: WINDOW }),
      aDialogueConfig({ targetDurationMinutes: 1 }),
    )
      .script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text))
      .join(' ');

  it('stands before a post that only goes on with it', () => {
    const said = words([
      'Please return the grey ladder to the ferry shed.',
      'It was the grey ladder that hung over the ferry door.',
    ]);
    expect(said).toMatch(/Please return.*It was the grey ladder/);
    expect(said).not.toMatch(/first report/i);
  });
});

describe('the name of a show', () => {
  it('keeps its commas', () => {
    const { script } = writeBuiltIn(
      aContent({ harbour: hourly(OTHERS) }, { window: WINDOW }),
      aDialogueConfig({ title: 'Mill, Quay, and Wire' }),
    );
    expect(script.chapters[0]?.utterances[0]?.text).toContain('Mill, Quay, and Wire');
  });

  it('is followed by what has to do with it, and the most important one stays in front', () => {
    const items = [
      'found boot crab',
      'first ferry crossed full',
      'piano stool wanted',
      'goal keeper lost',
      'heron roof ferry first',
      'hearse parked ferry',
    ].map((words) => ({ words, terms: new Map(words.split(' ').map((word) => [word, 0.5])) }));
    const posts = items.map(({ words }) => ({ key: words }) as PreparedPost);
    const terms = new Map(posts.map((post, index) => [post, items[index]?.terms ?? new Map()]));
    const said = kinTogether(
      posts.map((post) => ({ post, gist: [] })),
      terms,
      new Map(),
    ).map(({ post }) => post.key);
    expect(said).toEqual([
      'found boot crab',
      'first ferry crossed full',
      'heron roof ferry first',
      'hearse parked ferry',
      'piano stool wanted',
      'goal keeper lost',
    ]);
  });
});
