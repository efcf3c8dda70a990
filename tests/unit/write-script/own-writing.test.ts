import { expect, it } from 'vitest';
import { capitalised } from '../../../src/write-script/post-text/finish-sentence.ts';

it.each([
  'unittest.mock.seal is new.',
  'textwrangle.pad() takes clusters.',
  'grpc-lite 0.14 drops Node 18.',
  'sqlfmt 3.1 is out.',
  'iPhone prices fall.',
  'max_length is gone.',
  'zoneinfo',
])('a name keeps its way of writing: %s', (text) => {
  expect(capitalised(text)).toBe(text);
});

it.each([
  ['the bridge is open.', 'The bridge is open.'],
  ['"the bridge" is a novel.', '"The bridge" is a novel.'],
  ['well-known pianist dies.', 'Well-known pianist dies.'],
  ['мост открыт.', 'Мост открыт.'],
  ['i.', 'I.'],
])('anything else begins with a capital: %s', (text, begun) => {
  expect(capitalised(text)).toBe(begun);
});
