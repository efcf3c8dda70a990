import { expect, it } from 'vitest';
import { createSingleFlight } from '../../../src/clips/single-flight.ts';

it('does what many ask for once, and again when it is asked for later', async () => {
  const once = createSingleFlight<number>();
  let calls = 0;
  const work = async () => ++calls;
  expect(await Promise.all([once('a', work), once('a', work), once('b', work)])).toEqual([1, 1, 2]);
  expect(await once('a', work)).toBe(3);
});

it('tells all who wait of a failure, and tries again for the next', async () => {
  const once = createSingleFlight<number>();
  const fail = async () => Promise.reject(new Error('no'));
  const answers = await Promise.allSettled([once('a', fail), once('a', fail)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await once('a', async () => 7)).toBe(7);
});
