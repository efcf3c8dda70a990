import { describe, expect, it } from 'vitest';
import { dropUnspeakable } from '../../../src/speech-text/drop-unspeakable.ts';

describe('dropUnspeakable', () => {
  it.each([
    ['a word of fifty letters', `Read ${'a'.repeat(50)} aloud.`, 'Read aloud.'],
    ['a key', `The key is ${'3fA9'.repeat(16)}.`, 'The key is.'],
    ['a figure of thirty digits', `Pi is 3.${'14159'.repeat(6)}, about.`, 'Pi is, about.'],
    ['twenty thousand letters', `So ${'a'.repeat(20_000)} be it.`, 'So be it.'],
    ['marks stacked on a letter', `Z${'\u0335'.repeat(15)}a`, `Z${'\u0335'.repeat(3)}a`],
  ])('takes %s', (_, text, expected) => {
    expect(dropUnspeakable(text)).toBe(expected);
  });

  it.each([
    ['a long word', 'Donaudampfschifffahrtselektrizitätenhauptwerk'],
    [
      'a sentence without spaces',
      '港务局昨晚开放了新桥，这座桥将一直开放到午夜'.replaceAll('，', '').repeat(3),
    ],
    ['a Thai sentence', 'สำนักงานท่าเรือเปิดสะพานใหม่เมื่อคืนนี้และจะเปิดจนถึงเที่ยงคืนของทุกวัน'],
    ['a row of figures', '12 15 18 21 24 27 30 33 36 39 42 45 48 51 54 57'],
    ['an account', 'DE89 3704 0044 0532 0130 00'],
    ['pointed Hebrew', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים'.normalize('NFC')],
    [
      'words joined by hyphens',
      'the state-of-the-art-and-nobody-knows-why-it-is-so-long-at-all-machine',
    ],
  ])('leaves %s', (_, text) => {
    expect(dropUnspeakable(text)).toBe(text);
  });
});
