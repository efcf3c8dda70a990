import { expect, test } from 'vitest';
import { lazily } from '../../../src/runtime/lazily.ts';

test('what is lazy is opened when it is first asked for, once', async () => {
  let opened = 0;
  const get = lazily(async () => {
    opened += 1;
    return `opening ${opened}`;
  });
  expect(opened).toBe(0);
  expect(await Promise.all([get(), get()])).toEqual(['opening 1', 'opening 1']);
  expect(await get()).toBe('opening 1');
});

test('what could not be opened is opened again by whoever asks next', async () => {
  let tries = 0;
  const get = lazily(async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return 'open';
  });
  await expect(get()).rejects.toThrow('not yet');
  expect(await get()).toBe('open');
});
