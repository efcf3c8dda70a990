import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const tell = (texts: readonly string[]) => {
  const posts = texts.map((text, n) =>
    aPost(n + 1, text, { date: `2026-10-07T${String(6 + n).padStart(2, '0')}:00:00.000Z` }),
  );
  const { script } = writeBuiltIn(
    aContent({ harbour: posts }),
    aDialogueConfig({ targetDurationMinutes: 3 }),
  );
  return script.chapters.map(({ title, sources, utterances }) => ({
    title,
    ids: sources.map(({ messageId }) => messageId).toSorted((a, b) => a - b),
    said: utterances.map(({ text }) => text).join(' '),
  }));
};

const FILLING = [
  'The bakers of Tin Street baked a plait of twelve metres for the fair of the guilds.',
  'A choir of forty foresters sings in the abbey tonight and asks for old coats.',
  'Fourteen beehives were stolen from the orchard behind the seminary, the farmer says.',
];

describe('posts that a channel gives the name of a matter', () => {
  const chapters = tell([
    'Ebb Lane: a passenger was taken ill, and the train waits for an ambulance.',
    ...FILLING,
    'Ebb Lane: everybody is well, and trains go on.',
  ]);

  it('are one story, though they share no other word', () => {
    expect(chapters.map(({ ids }) => ids)).toContainEqual([1, 5]);
  });

  it('say the name once', () => {
    const { said } = chapters.find(({ ids }) => ids.includes(5)) ?? {};
    expect(said?.match(/Ebb Lane/g)).toHaveLength(1);
    expect(said).toMatch(/(?:^|[.:] )(?:Everybody is well|A passenger was taken ill)/);
  });
});

describe('posts with a label that names no matter', () => {
  it.each([
    [
      'sports news',
      'Sports news: the rowers won by a length.',
      'Sports news: the chess club moves.',
    ],
    ['a speaker', 'Ann Bell: “The weir was ours.”', 'Ann Bell: “My geese are for sale.”'],
  ])('stay apart: %s', (_, first, second) => {
    const ids = tell([first, ...FILLING, second]).map((chapter) => chapter.ids);
    expect(ids).not.toContainEqual([1, 5]);
  });
});

it('a speaker who says “I” is named with each of their words', () => {
  const said = tell([
    'Ann Bell: I sold the weir.',
    ...FILLING,
    'Ann Bell: my geese moved to Carrow.',
  ]).map((chapter) => chapter.said);
  expect(said.join(' ').match(/Ann Bell:/g)?.length).toBeGreaterThanOrEqual(2);
});

it('what stands beside a matter that has a name of its own is no part of it', () => {
  const chapters = tell([
    'Hallow Junction: a signal failure blocks all trains between Carrow and Penmoor.',
    'The early train between Carrow and Penmoor gets a dining car in December.',
    'Hallow Junction: one of the lines between Carrow and Penmoor is open for trains.',
    ...FILLING,
    'Hallow Junction: all trains between Carrow and Penmoor run again.',
  ]);
  const { ids } = chapters.find(({ title }) => title.startsWith('Hallow Junction')) ?? {};
  expect(ids).toEqual([1, 3, 7]);
});
