import { describe, expect, it } from 'vitest';
import { toPost } from '../../../src/collect-content/to-post.ts';
import { PostSchema } from '../../../src/episode/content.ts';
import { aMessage } from '../../support/a-channel-message.ts';

describe('toPost', () => {
  it('keeps what a message says of itself', () => {
    const post = toPost([
      aMessage({
        id: 7,
        text: 'Flour.',
        views: 41,
        forwardedFrom: 'Quay',
        media: { type: 'photo' },
      }),
    ]);
    expect(PostSchema.parse(post)).toEqual({
      id: 7,
      date: '2026-09-01T00:00:07.000Z',
      text: 'Flour.',
      urls: [],
      media: [{ type: 'photo' }],
      views: 41,
      forwardedFrom: 'Quay',
    });
  });

  it('makes one post of an album: captions joined, links once, media in order, the most views', () => {
    const link = (text: string) => [{ kind: 'link' as const, offset: 0, length: text.length }];
    const address = 'https://mill.example/';
    const post = toPost([
      aMessage({ id: 4, text: '', media: { type: 'photo' }, views: 5, albumId: 'a' }),
      aMessage({ id: 5, text: address, spans: link(address), media: { type: 'video' }, views: 9 }),
      aMessage({ id: 6, text: address, spans: link(address), media: { type: 'photo' }, views: 7 }),
    ]);
    expect(post).toMatchObject({
      id: 4,
      text: `${address}\n\n${address}`,
      urls: [address],
      media: [{ type: 'photo' }, { type: 'video' }, { type: 'photo' }],
      views: 9,
      groupedIds: [4, 5, 6],
    });
  });

  it('says where the code stands, also in the second caption of an album', () => {
    const code = { kind: 'code' as const, offset: 4, length: 3, block: true };
    const post = toPost([
      aMessage({ id: 1, text: '🌾 x' }),
      aMessage({ id: 2, text: 'run abc now', spans: [code] }),
    ]);
    expect(post.code).toEqual([{ offset: 10, length: 3, block: true }]);
    expect(post.text.slice(10, 13)).toBe('abc');
  });
});
