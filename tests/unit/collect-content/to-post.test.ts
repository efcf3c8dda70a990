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

  it('leaves out what is struck out, and says where quotations, spoilers and code stand then', () => {
    const text = 'Entry: 12 crowns 9 crowns. The keeper did it. "No", he said.';
    const span = (part: string) => ({ offset: text.indexOf(part), length: part.length });
    const post = toPost([
      aMessage({ id: 1, text: 'Tonight' }),
      aMessage({
        id: 2,
        text,
        spans: [
          { kind: 'struck', ...span('12 crowns ') },
          { kind: 'spoiler', ...span('The keeper') },
          { kind: 'quotation', ...span('"No"') },
          { kind: 'code', ...span('12'), block: false },
        ],
      }),
    ]);
    const at = (part: string) => ({ offset: post.text.indexOf(part), length: part.length });
    expect(post.text).toBe('Tonight\n\nEntry: 9 crowns. The keeper did it. "No", he said.');
    expect(post.omissions).toEqual([post.text.indexOf('9 crowns')]);
    expect(post.spoilers).toEqual([at('The keeper')]);
    expect(post.quotations).toEqual([at('"No"')]);
    expect(post).not.toHaveProperty('code');
    expect(PostSchema.parse(post)).toEqual(post);
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
