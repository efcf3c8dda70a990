import { expect, test } from 'vitest';
import { createAdmission } from '../../../local/gateway/admission.ts';

const aJob = () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { run: () => promise, end: resolve };
};

test('what neither runs nor waits is refused at once, and a place that is left goes to the next', async () => {
  const admit = createAdmission({ running: 1, waiting: 1 });
  const [first, second, third, fourth] = [aJob(), aJob(), aJob(), aJob()];
  const running = admit(first.run);
  const waiting = admit(second.run);
  await expect(admit(third.run)).rejects.toMatchObject({ type: 'THROTTLED', status: 429 });
  second.end('second');
  first.end('first');
  expect(await Promise.all([running, waiting])).toEqual(['first', 'second']);
  fourth.end('fourth');
  expect(await admit(fourth.run)).toBe('fourth');
});

test('a job that fails leaves its place as well', async () => {
  const admit = createAdmission({ running: 1, waiting: 0 });
  await expect(admit(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await admit(async () => 'next')).toBe('next');
});
