import { expect, it } from 'vitest';
import { rhythmInWords } from '../../../../src/console/telegram/rhythm-in-words.ts';

it.each([
  [0, 'no posts yet'],
  [0.4, 'less than a post a week'],
  [1.2, 'about one post a week'],
  [28.6, 'about 29 posts a week'],
])('says of %d posts a week: %s', (postsPerWeek, words) => {
  expect(rhythmInWords(postsPerWeek)).toBe(words);
});
