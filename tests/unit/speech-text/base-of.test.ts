import { expect, it } from 'vitest';
import { baseOf } from '../../../src/speech-text/base-of.ts';
import { splitSentences } from '../../../src/speech-text/sentences/split-sentences.ts';

it.each([
  ['en-US', 'en'],
  ['zh_CN', 'zh'],
  ['HE', 'he'],
  ['iw-IL', 'he'],
  [' yue-Hant-HK ', 'yue'],
  ['', ''],
])('the language of %j is %j', (tag, base) => {
  expect(baseOf(tag)).toBe(base);
});

it('Hebrew has its rules of sentences by its old code as well', () => {
  const text = 'ויטמין C. הרופאים ממליצים.';
  expect(splitSentences(text, 'iw-IL')).toHaveLength(2);
});
