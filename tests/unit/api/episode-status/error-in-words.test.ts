import { expect, test } from 'vitest';
import { errorInWords } from '../../../../src/api/episode-status/error-in-words.ts';

const messageOf = (cause: string) =>
  errorInWords({ state: 'CollectContent', name: 'ChannelUnknown', cause }).message;

test('takes the message out of what Lambda puts into a cause', () => {
  const cause = {
    errorType: 'ChannelUnknown',
    errorMessage: 'There is no @nope.',
    trace: ['at …'],
  };
  expect(messageOf(JSON.stringify(cause))).toBe('There is no @nope.');
});

test('takes the message out of what PostgREST answers', () => {
  const body = { code: 'PT409', details: 'StaleExecution', hint: null, message: 'Not yours.' };
  expect(messageOf(JSON.stringify(body))).toBe('Not yours.');
});

test.each([
  ['as JSON', { message: 'Not yours.' }],
  ['as text', JSON.stringify({ message: 'Not yours.' })],
])('takes it out of an HTTP Task’s cause that holds the body %s', (_, ResponseBody) => {
  expect(messageOf(JSON.stringify({ StatusCode: 409, ResponseBody }))).toBe('Not yours.');
});

test.each([
  ['plain words', 'The wait is too long.'],
  ['JSON without a message', '{"a":1}'],
  ['broken JSON', '{"errorMessage":'],
  ['a JSON number', '42'],
])('keeps %s as they are', (_, cause) => {
  expect(messageOf(cause)).toBe(cause);
});

test('has words even where there is no cause', () => {
  expect(messageOf('  ')).toBe('The episode failed with ChannelUnknown.');
});
