import { describe, expect, it } from 'vitest';
import { toldAt, toToldPosts } from '../../../../src/console/episode/listen/posts/told-posts.ts';
import type { CoveredPost } from '../../../../src/episode/coverage/coverage.ts';

type Outcome = CoveredPost extends infer Each
  ? Each extends CoveredPost
    ? Omit<Each, 'source' | 'date'>
    : never
  : never;

const aPost = (messageId: number, outcome: Outcome): CoveredPost => ({
  source: { channel: 'mill', messageId, url: `https://t.me/mill/${messageId}` },
  date: '2026-09-01T00:00:00Z',
  ...outcome,
});
const POSTS = [
  aPost(1, { outcome: 'told', chapter: 1, utterance: 0 }),
  aPost(2, { outcome: 'merged', into: 'mill/3' }),
  aPost(3, { outcome: 'merged', into: 'mill/1' }),
  aPost(4, { outcome: 'told', chapter: 1, utterance: 2 }),
  aPost(5, { outcome: 'brief', chapter: 2 }),
  aPost(6, { outcome: 'left-out', why: 'greeting' }),
  aPost(7, { outcome: 'notes' }),
];
const said = (...texts: string[]) => texts.map((text) => ({ speaker: 'Host', text }));
const SCRIPT = {
  chapters: [
    { title: 'Opening', sources: [], utterances: said('Good morning.') },
    { title: 'The wheel', sources: [], utterances: said('It turns.', 'Indeed.', 'It stops.') },
    { title: 'In brief', sources: [], utterances: said('Bread.', 'Goodbye.') },
  ],
};
const COMPANIONS = {
  language: 'en-US',
  chapters: [
    { startTime: 0, endTime: 4, title: 'Opening' },
    { startTime: 4.02, endTime: 16, title: 'The wheel' },
    { startTime: 16, endTime: 30, title: 'In brief' },
  ],
  cues: ['Good morning.', 'It turns.', 'Indeed.', 'It stops.', 'Bread.', 'Goodbye.'].map(
    (text, index) => ({ startMs: index * 4000, endMs: index * 4000 + 3900, speaker: 'Host', text }),
  ),
};
const told = toToldPosts({ posts: POSTS }, SCRIPT, COMPANIONS);
const numbersAt = (ms: number) => toldAt(told.spans, ms).map(({ post }) => post.source.messageId);

describe('the posts of an episode', () => {
  it('are told from the line that tells them until the next one’s', () => {
    expect(numbersAt(3900)).toEqual([]);
    expect(numbersAt(4000)).toEqual([1, 2, 3]);
    expect(numbersAt(9000)).toEqual([1, 2, 3]);
    expect(numbersAt(12_000)).toEqual([4]);
  });

  it('are told in all of a chapter when no line is named', () => {
    expect(numbersAt(16_000)).toEqual([5]);
    expect(numbersAt(25_000)).toEqual([5]);
  });

  it('lead to their line, merged ones to that of the post that is told', () => {
    expect(told.posts.map(({ startMs }) => startMs)).toEqual([
      4000,
      4000,
      4000,
      12_000,
      16_000,
      null,
      null,
    ]);
    expect(told.posts[1]).toMatchObject({ chapter: 'The wheel', into: POSTS[0] });
  });

  it('stand at the lines that tell them', () => {
    const place = told.places[1];
    expect(place && told.postsOf(place).map(({ key }) => key)).toEqual([
      'mill/1',
      'mill/2',
      'mill/3',
    ]);
  });

  it('lead to their chapter when the transcript is of another script', () => {
    const other = toToldPosts({ posts: POSTS }, SCRIPT, {
      ...COMPANIONS,
      cues: COMPANIONS.cues.map((cue) => ({ ...cue, text: `Not ${cue.text}` })),
    });
    expect(other.places.every((place) => place === undefined)).toBe(true);
    expect(toldAt(other.spans, 9000)).toHaveLength(4);
    expect(other.posts[3]?.startMs).toBe(4020);
  });

  it('have no place in time before there is a transcript', () => {
    const bare = toToldPosts({ posts: POSTS }, SCRIPT, { chapters: [], cues: [], language: '' });
    expect(bare.posts.every(({ startMs }) => startMs === null)).toBe(true);
    expect(bare.spans).toEqual([]);
  });

  it('that are merged in a circle are told nowhere', () => {
    const circle = [
      aPost(1, { outcome: 'merged', into: 'mill/2' }),
      aPost(2, { outcome: 'merged', into: 'mill/1' }),
    ];
    const { posts } = toToldPosts({ posts: circle }, SCRIPT, COMPANIONS);
    expect(posts.map(({ startMs }) => startMs)).toEqual([null, null]);
  });
});
