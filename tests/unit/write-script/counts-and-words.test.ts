import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { prepareMaterial } from '../../../src/write-script/material.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { tellOnce } from '../../../src/write-script/posts/once/tell-once.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-08T00:00:00.000Z' };
const contentOf = (results: Record<string, Post[]>) =>
  aContent(results, { window: WINDOW, version: '1.1' });

describe('a count that lists the names of another report', () => {
  it.each([
    [
      'en-GB',
      'Islanders choose a governor today: Ada Quill, Tom Rooke or Bea Lund.',
      'First count: Ada Quill 44%, Tom Rooke 38%, Bea Lund 18%.',
    ],
    [
      'de-DE',
      'Die Insel wählt: Ada Quill, Tom Rooke oder Bea Lund.',
      'Erste Zählung: Ada Quill 44 %, Tom Rooke 38 %, Bea Lund 18 %.',
    ],
    [
      'ru-RU',
      'Остров выбирает главу: Анна Квилл, Том Рук или Беата Лунд.',
      'Первый подсчёт: Анна Квилл 44%, Том Рук 38%, Беата Лунд 18%.',
    ],
  ])('is told beside it (%s)', (tag, announced, counted) => {
    const results = {
      quay: postsOf(`1 08:00 ${announced}`),
      pier: postsOf(`2 20:00 ${counted}`),
    };
    const language = chooseLanguage(tag);
    const { usable } = gatherPosts(contentOf(results), language);
    expect(tellOnce(usable, language)).toHaveLength(2);
  });
});

const ELECTION = `
  1 07:00 Ada Quill, Tom Rooke and Bea Lund stand for governor of the island.
  2 20:30 First count: Ada Quill 44%, Tom Rooke 38%, Bea Lund 18%, with 5 of 16 districts counted.
  3 21:15 Tom Rooke takes the lead: 43% to Ada Quill's 41%, with 11 of 16 districts counted.
  4 22:10 ⚡ All districts counted: Ada Quill is ahead of Tom Rooke by five votes, 4,871 to 4,866.
  5 22:25 A recount between Ada Quill and Tom Rooke begins at midnight, as the margin is below ten votes.
  6 22:40 Ada Quill: "Five votes is five friends. I'll wait for the recount with a cup of tea."
  7 22:45 Tom Rooke: "I've lost games by less. Nobody should celebrate tonight."
  8 09:00 Temperature at nine: Selby 9%, Marrow 8%, Carrow 6%.
  9 12:00 Fishermen have landed twelve boxes of mackerel at the harbour.
  10 13:00 The vet looks for homes for nine kittens that were left in a shoebox.
`;

describe('an election', () => {
  const results = { quay: postsOf(ELECTION.replace(/^\s*$\n?/gmu, '').trim()) };

  it('has its counts in one story, and no other table', () => {
    const { stories } = prepareMaterial(contentOf(results), aDialogueConfig());
    const ids = stories[0]?.posts.map(({ key }) => Number(key.split('/')[1]));
    expect(ids).toEqual(expect.arrayContaining([2, 3, 4, 5]));
    expect(ids).not.toContain(8);
  });

  it('is told with what those say whom it is about, by their names', () => {
    const longer = { quay: [...(results.quay ?? []), ...OTHERS] };
    const { script } = writeBuiltIn(
      contentOf(longer),
      aDialogueConfig({ targetDurationMinutes: 3 }),
    );
    const lead = script.chapters[1]?.utterances.map(({ text }) => text).join(' ');
    expect(lead).toMatch(/^All districts counted/);
    expect(lead).toContain('Ada Quill: "Five votes is five friends.');
    expect(lead).toContain('Tom Rooke: "I\'ve lost games by less.');
  });
});

/** Enough that not everything can be told. */
const OTHERS = postsOf(
  Array.from({ length: 24 }, (_, n) => {
    const word = (at: number) =>
      `${['bo', 'ka', 'ri', 'mu', 'te', 'lo'][(n + at) % 6]}${['sa', 'ny', 'du', 'pe'][n % 4]}${['gi', 'wo', 'ba', 'fe', 'zu'][at]}`;
    return `${n + 20} 10:${10 + n} The ${word(0)} of the ${word(1)} got a new ${word(2)}, and the ${word(3)} paid for it.`;
  }).join('\n'),
);
