import { describe, expect, it } from 'vitest';
import { isUsable, type Selection } from '../../../src/collect-content/is-usable.ts';
import { toPost } from '../../../src/collect-content/to-post.ts';
import { FiltersSchema } from '../../../src/show/filters.ts';
import { MEDIA_TYPES } from '../../../src/show/media-types.ts';
import { aMessage } from '../../support/a-channel-message.ts';

const selection = (
  filters: Partial<Selection['filters']> = {},
  mediaTypes: Selection['mediaTypes'] = [...MEDIA_TYPES],
): Selection => ({ mediaTypes, filters: FiltersSchema.parse(filters) });

const post = (rest: Partial<ReturnType<typeof aMessage>> = {}) =>
  toPost([aMessage({ id: 1, text: 'Buy now!!! 50% off', ...rest })]);

describe('isUsable', () => {
  it('leaves nothing out by guesswork', () => {
    expect(isUsable(post(), selection())).toBe(true);
  });

  it('leaves out posts without words, but hears the words of a poll', () => {
    expect(isUsable(post({ text: ' \n' }), selection())).toBe(false);
    const poll = { type: 'poll' as const, caption: 'Which timber?\nElm' };
    expect(isUsable(post({ text: '', media: poll }), selection())).toBe(true);
  });

  it('counts characters as people do', () => {
    expect(isUsable(post({ text: '🌾🌾' }), selection({ minCharacters: 3 }))).toBe(false);
    expect(isUsable(post({ text: '🌾🌾🌾' }), selection({ minCharacters: 3 }))).toBe(true);
  });

  it('leaves out posts without words only as far as the show says so', () => {
    expect(isUsable(post({ text: '' }), selection({ minCharacters: 0 }))).toBe(true);
  });

  it('finds keywords whatever their case and composition', () => {
    const composed = selection({ excludeKeywords: ['caf\u00e9'] });
    expect(isUsable(post({ text: 'At the CAFE\u0301 tonight' }), composed)).toBe(false);
  });

  it('leaves out forwarded posts when asked to', () => {
    const forwarded = post({ forwardedFrom: 'Quay' });
    expect(isUsable(forwarded, selection())).toBe(true);
    expect(isUsable(forwarded, selection({ excludeForwarded: true }))).toBe(false);
  });

  it('leaves out media that the show does not take, and keeps posts without any', () => {
    const onlyPhotos = selection({}, ['photo']);
    expect(isUsable(post({ media: { type: 'photo' } }), onlyPhotos)).toBe(true);
    expect(isUsable(post({ media: { type: 'video' } }), onlyPhotos)).toBe(false);
    expect(isUsable(post(), selection({}, []))).toBe(true);
  });
});
