import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/episode/script.ts';
import { leaveOut, type RefusedSegment } from '../../../src/generate-audio/segments/leave-out.ts';
import { planSegments, type Segment } from '../../../src/generate-audio/segments/plan-segments.ts';
import { SegmentRejected } from '../../../src/generate-audio/segments/segment-rejected.ts';
import { aScript } from '../../support/audio/a-script.ts';

const NEWS = Array.from(
  { length: 20 },
  (_, i) => `The harbour office has opened bridge number ${i + 1} to all.`,
);
const source = (messageId: number) => ({
  channel: 'city',
  messageId,
  url: `https://t.me/city/${messageId}`,
});
const chapter = (
  title: string,
  posts: readonly number[],
  turns: readonly (readonly [string, string])[],
) => ({
  title,
  sources: posts.map(source),
  utterances: turns.map(([speaker, text]) => ({ speaker, text })),
});
/** Twenty posts of a sentence or two each, and a chapter of two posts at the end. */
const script: Script = aScript({
  chapters: [
    ...NEWS.map((text, i) =>
      chapter(
        `Bridge ${i + 1}`,
        [i + 1],
        [
          ['Host', text],
          ['Guest', `So it is, ${i + 1}.`],
        ],
      ),
    ),
    chapter(
      'Two posts',
      [41, 42],
      [
        ['Host', 'What does it cost?'],
        ['Guest', 'It costs three coins.'],
        ['Host', 'And it is open.'],
      ],
    ),
  ],
});
const segments = planSegments(script);
const saying = (text: string): Segment => segments.find(({ written }) => written === text)!;
const refused = (...texts: readonly string[]): RefusedSegment[] =>
  texts.map((text) => ({
    segment: saying(text),
    error: new SegmentRejected(saying(text), ['it lasts 0.0 s', 'it lasts 0.1 s']),
  }));
const heard = (...texts: readonly string[]) =>
  leaveOut(script, segments, refused(...texts))?.segments.map(({ written }) => written);

describe('leaveOut', () => {
  it('leaves out the whole of a chapter that tells one post', () => {
    const left = heard(NEWS[3]!);
    expect(left).toHaveLength(segments.length - 2);
    expect(left).not.toContain('So it is, 4.');
    expect(left).toContain('So it is, 5.');
  });

  it('leaves out of a chapter of several posts the utterance, with the question that it answers', () => {
    const left = heard('It costs three coins.');
    expect(left).not.toContain('What does it cost?');
    expect(left).toContain('And it is open.');
    expect(left).toHaveLength(segments.length - 2);
  });

  it('leaves out the same words wherever they stand', () => {
    const twice = [...segments, { ...saying(NEWS[3]!), chapter: 20, utterance: 9 }];
    const left = leaveOut(script, twice, refused(NEWS[3]!))?.segments;
    expect(left?.some(({ written }) => written === NEWS[3])).toBe(false);
  });

  it('says so, with chapter, post and the number of words', () => {
    expect(leaveOut(script, segments, refused(NEWS[3]!))?.warnings).toEqual([
      {
        name: 'SegmentRejected',
        message: expect.stringContaining(
          'chapter 4 ("Bridge 4"), post https://t.me/city/4, utterance 1, 10 words',
        ),
      },
    ]);
  });

  it('leaves out no more than a tenth of an episode', () => {
    expect(heard(NEWS[0]!, NEWS[1]!)).toHaveLength(segments.length - 4);
    expect(heard(NEWS[0]!, NEWS[1]!, NEWS[2]!)).toBeUndefined();
  });
});
