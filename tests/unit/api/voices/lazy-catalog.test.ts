import { expect, it } from 'vitest';
import { createLazyCatalog } from '../../../../src/api/voices/lazy-catalog.ts';
import { aCatalog, aVoice } from '../../voices/a-catalog.ts';

it('opens a catalog once, when it is first asked, and again where that failed', async () => {
  let opened = 0;
  const catalog = createLazyCatalog(async () => {
    opened += 1;
    if (opened === 1) throw new Error('no credentials');
    return aCatalog(aVoice('en-US-Chirp3-HD-Kore'));
  });
  expect(opened).toBe(0);
  await expect(catalog.list('en')).rejects.toThrow('no credentials');
  expect(await catalog.list('en')).toHaveLength(1);
  await catalog.list('he');
  expect(opened).toBe(2);
});
