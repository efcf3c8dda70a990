import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const write = (lines: string) => {
  const { script, report } = writeBuiltIn(
    aContent({ bench: postsOf(lines) }, { version: '1.1' }),
    aDialogueConfig({ languageCode: 'en-GB', targetDurationMinutes: 6 }),
  );
  return { report, said: JSON.stringify(script.chapters) };
};
const TOPICS = [
  'I sharpened the plane with a stone from the river, and the shavings came off like silk.',
  'My oldest chisel was made in Sheffield in 1911, and I still use it every day for dovetails.',
  'I have never understood why people sand what they could scrape in half the time.',
  'The glue that I boil myself smells of stables, and holds for two hundred years.',
  'A drawer that sticks in August is right, I tell everybody who wants it planed.',
];
const signed = (authors: readonly string[], more = '') =>
  TOPICS.map((text, n) => `${n + 1} D-${9 - n} 10:00 author=${authors[n]}${more} ${text}`).join(
    '\n',
  );

describe('a channel whose posts are signed', () => {
  it('speaks with its own voice, and in depth, though a guest has a post', () => {
    const { report, said } = write(signed(['Ola', 'Ola', 'Ola', 'Ola', 'Guest']));
    expect(report).toMatchObject({ style: 'in-depth' });
    expect(said).not.toMatch(/Ola/);
    expect(said).toMatch(/Guest/);
  });

  it('is a group where several sign', () => {
    const { report, said } = write(signed(['Ola', 'Ben', 'Ola', 'Cleo', 'Guest']));
    expect(report).toMatchObject({ style: 'newscast' });
    expect(said).toMatch(/Ola.*Ben/);
  });

  it('is a group where somebody answers', () => {
    const { said } = write(
      `${signed(['Ola', 'Ola', 'Ola', 'Ola', 'Ola'])}
       6 12:00 author=Ben re=5 Mine sticks in February as well, and I have planed it twice.`,
    );
    expect(said).toMatch(/Ola/);
  });
});
