import { describe, expect, it } from 'vitest';
import { createStem } from '../../../src/speech-text/stem.ts';

describe('the forms of a word', () => {
  it.each([
    ['uk', ['поранено', 'поранених', 'поранені']],
    ['uk', ['атака', 'атаки', 'атаку', 'атакував']],
    ['uk', ['дрони', 'дронами', 'дронів']],
    ['uk', ['пошкоджено', 'пошкодження']],
    ['pl', ['wypadek', 'wypadku', 'wypadki']],
    ['pl', ['zamkowa', 'zamkowej', 'zamkową']],
    ['pl', ['woda', 'wody', 'wodę']],
    ['pl', ['ranny', 'rannych', 'ranne']],
    ['ar', ['الكهرباء', 'كهربائي', 'الكهربائي']],
  ])('have one stem in %s: %j', (language, words) => {
    expect(new Set(words.map(createStem(language))).size).toBe(1);
  });

  it.each([
    ['uk', 'дрони', 'дорога'],
    ['uk', 'будинок', 'будильник'],
    ['pl', 'kolej', 'kolacja'],
    ['pl', 'szkoła', 'szpital'],
    ['ar', 'كهرباء', 'كتاب'],
  ])('of two words are two in %s: %s, %s', (language, one, other) => {
    const stem = createStem(language);
    expect(stem(one)).not.toBe(stem(other));
  });
});
