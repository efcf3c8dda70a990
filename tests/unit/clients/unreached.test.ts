import { expect, it } from 'vitest';
import { toModelError } from '../../../src/clients/google-genai/to-model-error.ts';
import { whyUnreached } from '../../../src/errors/why-unreached.ts';

it.each<[unknown, string]>([
  [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), 'ECONNREFUSED'],
  [new TypeError('fetch failed', { cause: new Error('bad port') }), 'bad port'],
  [new Error('socket hang up'), 'socket hang up'],
  ['nothing there', 'nothing there'],
])('%s says why nobody was reached', (error, why) => {
  expect(whyUnreached(error)).toBe(why);
});

it('Gemini that isn’t reached says why, not that fetch failed', () => {
  const error = new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
  expect(toModelError(error, 'gemini-2.5-flash', undefined).message).toBe(
    'Gemini (gemini-2.5-flash) could not be reached: ENOTFOUND',
  );
});
