import { describe, expect, it } from 'vitest';
import { AlbumAssembler } from '../../../src/collect-content/albums.ts';
import type { ChannelMessage } from '../../../src/collect-content/channel-source.ts';
import { aMessage } from '../../support/a-channel-message.ts';

const part = (id: number, albumId: string) => aMessage({ id, albumId });

const assemble = (newestFirst: ChannelMessage[]): number[][] => {
  const albums = new AlbumAssembler();
  const groups = [...newestFirst.flatMap((message) => albums.push(message)), ...albums.flush()];
  return groups.map((group) => group.map(({ id }) => id));
};

describe('AlbumAssembler', () => {
  it('gives single messages at once', () => {
    expect(assemble([aMessage({ id: 2 }), aMessage({ id: 1 })])).toEqual([[2], [1]]);
  });

  it('gives an album once, its messages oldest first', () => {
    expect(assemble([part(3, 'a'), part(2, 'a'), part(1, 'a')])).toEqual([[1, 2, 3]]);
  });

  it('keeps two albums apart that were posted right after each other', () => {
    expect(assemble([part(4, 'b'), part(3, 'b'), part(2, 'a'), part(1, 'a')])).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });

  it('puts albums together that alternate, and leaves the post between them alone', () => {
    const stream = [part(5, 'b'), part(4, 'a'), aMessage({ id: 3 }), part(2, 'b'), part(1, 'a')];
    expect(assemble(stream)).toEqual([[3], [2, 5], [1, 4]]);
  });

  it('holds an album no longer than ten other messages', () => {
    const albums = new AlbumAssembler();
    albums.push(part(100, 'a'));
    const complete = Array.from({ length: 10 }, (_, i) => albums.push(aMessage({ id: 99 - i })));
    expect(complete.at(-2)).toHaveLength(1);
    expect(complete.at(-1)?.[0]?.[0]?.id).toBe(100);
    expect(albums.flush()).toEqual([]);
  });
});
