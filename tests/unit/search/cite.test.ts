import { expect, it } from 'vitest';
import { timestampOf } from '../../../src/api/search/to-search-view.ts';
import { withCitations } from '../../../src/search/answer/cite.ts';

it.each([
  ['It was 5.', [1], 'It was 5.\u202F¹'],
  ['It was so.', [1, 2], 'It was so.\u202F¹,\u202F²'],
  ['It was so.', [12], 'It was so.\u202F¹²'],
])('cites behind “%s” what %j are', (sentence, indexes, cited) => {
  expect(withCitations(sentence, indexes)).toBe(cited);
});

it.each([
  [0, '00:00'],
  [1_624_900, '27:04'],
  [3_723_000, '1:02:03'],
])('shows %i ms as %s', (ms, shown) => {
  expect(timestampOf(ms)).toBe(shown);
});
