import { expect, it } from 'vitest';
import { describePosts } from '../../../src/collect-content/look-up-channel.ts';
import { aMessage } from '../../support/a-channel-message.ts';

const DAY = 86_400;
const NEWEST = Date.parse('2026-11-20T12:00:00Z') / 1000;

const posts = (count: number, everySeconds: number) =>
  Array.from({ length: count }, (_, index) =>
    aMessage({ id: count - index, date: NEWEST - index * everySeconds }),
  );

it('tells when a channel last posted, and how often it does', () => {
  // 29 posts, one a day, are four weeks.
  expect(describePosts(posts(29, DAY))).toEqual({
    newestPostAt: '2026-11-20T12:00:00.000Z',
    postsPerWeek: 7.3,
  });
});

it('takes a few posts of one day for those of a week', () => {
  expect(describePosts(posts(5, 60)).postsPerWeek).toBe(5);
});

it('counts an album once, and what only happened not at all', () => {
  const [one, two, three] = posts(3, 60).map((post, index) => ({
    ...post,
    ...(index < 2 ? { albumId: '7' } : { isService: true }),
  }));
  const messages = [one, two, three].filter((each) => each !== undefined);
  expect(describePosts(messages).postsPerWeek).toBe(1);
});

it('says of a channel without posts that it has none', () => {
  expect(describePosts([])).toEqual({ newestPostAt: null, postsPerWeek: 0 });
  expect(describePosts(posts(1, 1).map((one) => ({ ...one, isService: true })))).toMatchObject({
    newestPostAt: null,
  });
});
