import { expect, it } from 'vitest';
import { timestampOf } from '../../../src/api/search/to-search-view.ts';
import { citedParts, withCitations } from '../../../src/search/answer/cite.ts';

it.each([
  ['It was 5.', [1], 'It was 5.\u202F¹'],
  ['It was so.', [1, 2], 'It was so.\u202F¹,\u202F²'],
  ['It was so.', [12], 'It was so.\u202F¹²'],
])('cites behind “%s” what %j are', (sentence, indexes, cited) => {
  expect(withCitations(sentence, indexes)).toBe(cited);
});

it('reads an answer as it was cited, whatever its sentences have in them', () => {
  const parts = [
    { text: 'The field is 5 m² …', indexes: [1] },
    { text: '— 3\u202F000 crowns, said x² and y¹', indexes: [2, 12] },
    { text: 'המחיר עלה.', indexes: [3] },
  ];
  const answer = parts.map(({ text, indexes }) => withCitations(text, indexes)).join(' ');
  expect(citedParts(answer)).toEqual(parts);
  expect(citedParts('Nothing is cited.')).toEqual([{ text: 'Nothing is cited.', indexes: [] }]);
  expect(citedParts('')).toEqual([]);
});

it.each([
  [0, '00:00'],
  [1_624_900, '27:04'],
  [3_723_000, '1:02:03'],
])('shows %i ms as %s', (ms, shown) => {
  expect(timestampOf(ms)).toBe(shown);
});
