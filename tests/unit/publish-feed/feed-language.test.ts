import { describe, expect, it } from 'vitest';
import { feedLanguage } from '../../../src/publish-feed/feed-language.ts';

describe('the language of a feed', () => {
  it.each([
    ['en-US', 'en-us'],
    ['de', 'de'],
    ['pt-BR', 'pt-br'],
    ['cmn-CN', 'zh-cn'],
    ['cmn-TW', 'zh-tw'],
    ['yue-HK', 'zh-hk'],
    ['zh-Hans-CN', 'zh-cn'],
    ['sr-Latn-RS', 'sr-rs'],
    ['arb', 'ar'],
    ['ar-XA', 'ar'],
    ['es-419', 'es'],
    ['fil-PH', 'tl-ph'],
    ['iw-IL', 'he-il'],
    ['nb-NO', 'nb-no'],
  ])('of %s is %s', (tag, listed) => {
    expect(feedLanguage(tag)).toBe(listed);
  });
});
