import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { forEachBounded } from '../../../src/generate-audio/segments/for-each-bounded.ts';

describe('forEachBounded', () => {
  it('does all the work, never more than the bound at once', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await forEachBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('starts nothing after a failure, lets what runs finish, and throws the first failure', async () => {
    const finished: number[] = [];
    const started: number[] = [];
    const all = forEachBounded([1, 2, 3, 4, 5], 2, async (item, stopped) => {
      started.push(item);
      if (item === 1) throw new Error('the first');
      await setImmediate();
      expect(stopped.aborted).toBe(true);
      finished.push(item);
      throw new Error('a later one');
    });
    await expect(all).rejects.toThrow('the first');
    expect(started).toEqual([1, 2]);
    expect(finished).toEqual([2]);
  });

  it('has nothing to do for no items', async () => {
    await expect(forEachBounded([], 4, async () => undefined)).resolves.toBeUndefined();
  });
});
