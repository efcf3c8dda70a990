import { describe, expect, it } from 'vitest';
import { NewestPosts } from '../../../src/collect-content/newest-posts.ts';
import { toPost } from '../../../src/collect-content/to-post.ts';
import { aMessage, at, MIDNIGHT } from '../../support/a-channel-message.ts';

const post = (id: number, second = id) => toPost([aMessage({ id, date: MIDNIGHT + second })]);
const ids = (newest: NewestPosts, channel: string) => newest.of(channel).map(({ id }) => id);

describe('NewestPosts', () => {
  it('keeps the newest of all channels together, each channel oldest first', () => {
    const newest = new NewestPosts(3);
    newest.add('a', [post(40), post(10)]);
    newest.add('b', [post(30), post(20)]);
    expect(ids(newest, 'a')).toEqual([40]);
    expect(ids(newest, 'b')).toEqual([20, 30]);
  });

  it('knows what can no longer be among them', () => {
    const newest = new NewestPosts(2);
    newest.add('a', [post(40)]);
    expect(newest.excludes(at(1))).toBe(false);
    newest.add('a', [post(20)]);
    expect(newest.excludes(at(20))).toBe(false);
    expect(newest.excludes(at(19))).toBe(true);
  });

  it('decides between posts of the same second by id, in whatever order they come', () => {
    const forward = new NewestPosts(2);
    forward.add('a', [post(3, 5), post(2, 5), post(1, 5)]);
    const backward = new NewestPosts(2);
    backward.add('a', [post(1, 5), post(2, 5), post(3, 5)]);
    expect(ids(forward, 'a')).toEqual([2, 3]);
    expect(ids(backward, 'a')).toEqual([2, 3]);
  });
});
