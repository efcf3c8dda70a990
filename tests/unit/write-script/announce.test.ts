import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';

const FERRY =
  '1/ The town council has closed the old ferry line for good after a long debate. Two boats are for sale. The crew gets a new post at the harbour, and nobody loses his place.\n\n2/ The bus takes over in spring, every half hour, and the fare stays what it was before.';
const CALL = 'Call the office on 555-1234 before noon. Somebody will answer you.';
const GATE = 'A new gate\n\nThe board has bought a new gate.';

const write = (...texts: readonly string[]) =>
  writeBuiltIn(
    aContent({ harbour: texts.map((text, n) => aPost(n + 1, text, { views: 900 - 200 * n })) }),
    aConfig(),
  ).script;

describe('a first topic without a headline', () => {
  const { title, summary, chapters } = write(FERRY, GATE);
  const sentence = 'The town council has closed the old ferry line for good after a long debate';

  it('is named by a sentence of its own in the title, at the start and in the summary', () => {
    expect(title).toContain(sentence);
    expect(JSON.stringify(chapters[0])).toContain(`“${sentence}” and A new gate`);
    expect(summary).toContain(`${sentence}; A new gate`);
  });

  it('is told without the numbers of a thread', () => {
    expect(JSON.stringify(chapters)).not.toMatch(/\d\//);
  });
});

describe('what asks somebody to do something', () => {
  it('names neither the episode nor what is in it', () => {
    const { title, summary, chapters } = write(CALL, GATE, 'The mill is open.');
    for (const text of [title, summary, JSON.stringify(chapters[0])])
      expect(text).not.toContain('Call the office');
    expect(title).toContain('A new gate');
    const sentences = write('Read this thread\n\nThe ferry is back since 10:00. It is full.', GATE);
    expect(sentences.title).toContain('The ferry is back since 10:00');
    expect(sentences.chapters.map((chapter) => chapter.title)).not.toContain('Read this thread');
  });
});
