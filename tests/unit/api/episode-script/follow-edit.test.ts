import { describe, expect, it } from 'vitest';
import { followEdit } from '../../../../src/api/episode-script/follow-edit.ts';
import { CoverageSchema } from '../../../../src/episode/coverage/coverage.ts';
import { aScript } from '../../../support/audio/a-script.ts';

const source = (messageId: number) => ({
  channel: 'mill',
  messageId,
  url: `https://t.me/mill/${messageId}`,
});
const utterance = (text: string) => ({ speaker: 'Host', text });
const chapter = (ids: readonly number[], ...texts: string[]) => ({
  title: 'A chapter',
  sources: ids.map(source),
  utterances: texts.map(utterance),
});
const before = { ...aScript(), chapters: [chapter([], 'Hello.'), chapter([1, 2], 'One.', 'Two.')] };
const remembered = (id: number) => ({
  keys: [`mill/${id}`],
  words: 'one',
  numbers: [],
  length: 4,
});
const date = '2026-10-01T12:00:00.000Z';
const coverage = CoverageSchema.parse({
  version: '1.0',
  window: { from: date, until: '2026-10-02T12:00:00.000Z' },
  channels: [],
  posts: [
    { source: source(1), date, outcome: 'told', chapter: 1, utterance: 0 },
    { source: source(2), date, outcome: 'brief', chapter: 1, utterance: 1 },
    { source: source(3), date, outcome: 'notes' },
    { source: source(4), date, outcome: 'merged', into: 'mill/1' },
  ],
  stories: [{ title: 'One', posts: [1, 2].map(remembered) }],
  words: { covers: '', notes: '', unspoken: '' },
});
const edited = (...chapters: ReturnType<typeof chapter>[]) =>
  followEdit(coverage, before, { ...aScript(), chapters }).posts;

describe('an edited script', () => {
  it('takes its posts along to where they stand now', () => {
    expect(edited(chapter([2], 'New.', 'Two.'), chapter([1], 'Once.'))).toMatchObject([
      { outcome: 'told', chapter: 1 },
      { outcome: 'brief', chapter: 0, utterance: 1 },
      { outcome: 'notes' },
      { outcome: 'merged' },
    ]);
  });

  it('names no line for a post whose words were changed', () => {
    expect(edited(chapter([1, 2], 'Other words.'))[0]).not.toHaveProperty('utterance');
  });

  it('is remembered as telling what it still tells', () => {
    const { stories } = followEdit(coverage, before, {
      ...aScript(),
      chapters: [chapter([2], 'Two.')],
    });
    expect(stories).toEqual([{ title: 'One', posts: [remembered(2)] }]);
  });

  it('leaves out what no chapter lists any more, and tells what one lists now', () => {
    expect(edited(chapter([3], 'Three.'))).toMatchObject([
      { outcome: 'left-out', why: 'edited' },
      { outcome: 'left-out', why: 'edited' },
      { outcome: 'told', chapter: 0 },
      { outcome: 'merged' },
    ]);
  });
});
