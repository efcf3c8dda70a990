import { describe, expect, it } from 'vitest';
import {
  createBeginPaying,
  type MonthlyCap,
  refuseBeyondCap,
} from '../../../src/cost/monthly-caps.ts';

const attempt = { episodeId: 'e', execution: 'x' };
const PRICED = { provider: 'google-tts', product: 'Neural2' };
const UNPRICED = { provider: '127.0.0.1', product: 'kokoro' };

describe('beginning what is paid for', () => {
  const asking = (mayBegin: boolean) => {
    const asked: unknown[] = [];
    const begin = createBeginPaying({
      async begin(given) {
        asked.push(given);
        return mayBegin ? { mayBegin } : { mayBegin, reason: 'It cost $10 of $10.' };
      },
    });
    return { asked, begin };
  };

  it('is held by a cap, with the reason for whoever waits', async () => {
    await expect(asking(false).begin(attempt, [UNPRICED, PRICED])).rejects.toMatchObject({
      name: 'BudgetSpent',
      message: 'It cost $10 of $10.',
    });
    await expect(asking(true).begin(attempt, [PRICED])).resolves.toBeUndefined();
  });

  it('is held by none where nothing has a known price, since it counts for none', async () => {
    const { asked, begin } = asking(false);
    await begin(attempt, [UNPRICED]);
    await begin(attempt, []);
    expect(asked).toEqual([]);
  });
});

describe('what somebody asks for now', () => {
  const aCap = (podcastId: string | null, state: MonthlyCap['state']): MonthlyCap => ({
    ...{ podcastId, month: '2026-11-01', capUsd: 10, spentUsd: 12, state },
  });
  const ask = (caps: readonly MonthlyCap[], product = PRICED) =>
    refuseBeyondCap({ list: async () => caps }, 'show', product);

  it('is refused while a cap of the show or the stage is used up', async () => {
    await expect(ask([aCap('show', 'spent')])).rejects.toThrow(
      "The show's episodes cost $12.00 this month, of the $10.00 that it may.",
    );
    await expect(ask([aCap(null, 'spent')])).rejects.toThrow('The episodes of all shows cost');
  });

  it.each([
    ['is nearly used up', [aCap('show', 'nearly_spent')], PRICED],
    ['is another show’s', [aCap('other', 'spent')], PRICED],
    ['has nothing to count', [aCap(null, 'spent')], UNPRICED],
  ])('is done where a cap %s', async (_, caps, product) => {
    await expect(ask(caps, product)).resolves.toBeUndefined();
  });
});
