import { expect, it } from 'vitest';
import { causeInWords } from '../../../../src/console/execution/cause-in-words.ts';

it.each([
  ['{"errorType":"X","errorMessage":"The disk is full.","trace":[]}', 'The disk is full.'],
  ['{"code":"PT471","message":"There is no show."}', 'There is no show.'],
  ['{"errorMessage":5}', '{"errorMessage":5}'],
  ['Not JSON', 'Not JSON'],
  ['null', 'null'],
  ['', ''],
  ['x'.repeat(301), `${'x'.repeat(300)} …`],
])('%s is told in words', (cause, words) => {
  expect(causeInWords(cause)).toBe(words);
});
