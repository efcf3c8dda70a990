import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-08T00:00:00.000Z' };

const at = (id: number, hour: number, text: string, more: Partial<Post> = {}): Post =>
  aPost(id, text, {
    date: new Date(Date.parse(WINDOW.from) + hour * 3_600_000).toISOString(),
    ...more,
  });

const write = (results: Record<string, Post[]>) =>
  writeBuiltIn(
    aContent(results, { window: WINDOW, version: '1.1' }),
    aDialogueConfig({ targetDurationMinutes: 2 }),
  ).script;

/** The chapters that cite a post. */
const chaptersOf = (script: ReturnType<typeof write>, channel: string, id: number): number[] =>
  script.chapters.flatMap(({ sources }, index) =>
    sources.some((source) => source.channel === channel && source.messageId === id) ? [index] : [],
  );

const OTHERS = [
  'The bakery sells its last rye loaf on Friday. The owner is going to live with her son, who keeps bees.',
  'Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote it on the door.',
  'The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.',
  'Herring cost 4.10 crowns a kilo at the auction. That is less than in any October since the ice year.',
  'Two goats walked through the savings bank at noon. They were led out by a customer with an apple.',
].map((text, index) => at(50 + index, 8 + index * 2, text));

describe('two matters of one place', () => {
  it('are not one event, though two channels report them within the hour', () => {
    const script = write({
      quay: [
        at(1, 9, 'The power will be off in Osier Lane on Thursday from nine to noon.'),
        ...OTHERS,
      ],
      wire: [at(1, 9.5, 'The cinema in Osier Lane shows the regatta film at seven.')],
    });
    const [power, film] = ['quay', 'wire'].map((channel) => chaptersOf(script, channel, 1));
    const titles = script.chapters.map(({ title }) => title);
    for (const index of power ?? [])
      if (film?.includes(index)) expect(titles[index]).toBe('In brief');
  });
});

describe('a poll', () => {
  it('stands apart from a post that shares a word or two with its question', () => {
    const poll = {
      question: 'Which tree should the parish plant next?',
      answers: [
        { text: 'An oak', votes: 31 },
        { text: 'A lime', votes: 12 },
      ],
      isClosed: true,
    };
    const script = write({
      quay: [
        at(1, 7, 'I am Ada, and in this shed under a tall tree I carve what my neighbors need.'),
        at(2, 20, '', { poll, media: [{ type: 'poll' }] }),
        ...OTHERS,
      ],
    });
    const [intro, asked] = [1, 2].map((id) => chaptersOf(script, 'quay', id));
    for (const index of intro ?? []) {
      if (asked?.includes(index)) expect(script.chapters[index]?.title).toBe('In brief');
    }
  });
});

describe('the title of an episode', () => {
  it('is what happened, and not what somebody whose words are passed on feels about it', () => {
    const script = write({
      quay: [
        at(1, 9, 'The council will close the north bridge for the whole winter.', {
          forwardedFrom: 'Northport Council',
        }),
        at(2, 10, 'I was born beside the north bridge and I shall miss it all winter.', {
          forwardedFrom: 'An old sailor',
        }),
      ],
    });
    expect(script.title).toBe('The council will close the north bridge for the whole winter');
    const said = script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));
    expect(said.join(' ')).toContain('An old sailor, passed on by');
  });
});
