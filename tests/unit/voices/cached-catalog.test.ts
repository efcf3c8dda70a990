import { describe, expect, it } from 'vitest';
import { createCachedCatalog } from '../../../src/voices/cached-catalog.ts';
import { aCatalog, aVoice } from './a-catalog.ts';

const KEPT_MS = 1000;

const aCachedCatalog = () => {
  const source = aCatalog(aVoice('en-US-Chirp3-HD-Kore'));
  const world = { now: 0, isDown: false };
  const catalog = createCachedCatalog(
    {
      async list(languageCode) {
        const voices = await source.list(languageCode);
        if (world.isDown) throw new Error('down');
        return voices;
      },
    },
    { keptMs: KEPT_MS, now: () => world.now },
  );
  return { catalog, world, asked: source.asked };
};

describe('createCachedCatalog', () => {
  it('asks once for each language while the answer is fresh, also when several ask at once', async () => {
    const { catalog, asked, world } = aCachedCatalog();
    await Promise.all([catalog.list('en'), catalog.list('en'), catalog.list('he')]);
    world.now = KEPT_MS - 1;
    await catalog.list('en');
    expect(asked).toEqual(['en', 'he']);
    world.now = KEPT_MS;
    await catalog.list('en');
    expect(asked).toEqual(['en', 'he', 'en']);
  });

  it('answers what it had while there is nothing newer, and asks again each time', async () => {
    const { catalog, asked, world } = aCachedCatalog();
    const had = await catalog.list('en');
    Object.assign(world, { now: 5 * KEPT_MS, isDown: true });
    expect(await catalog.list('en')).toBe(had);
    expect(await catalog.list('en')).toBe(had);
    expect(asked).toHaveLength(3);
  });

  it('keeps no failure', async () => {
    const { catalog, world } = aCachedCatalog();
    world.isDown = true;
    await expect(catalog.list('en')).rejects.toThrow('down');
    world.isDown = false;
    expect(await catalog.list('en')).toHaveLength(1);
  });

  it('forgets the language that it learnt first when there are too many', async () => {
    const { catalog, asked } = aCachedCatalog();
    for (let i = 0; i <= 100; i++) await catalog.list(`l${i}`);
    await catalog.list('l1');
    expect(asked).toHaveLength(101);
    await catalog.list('l0');
    expect(asked).toHaveLength(102);
  });
});
