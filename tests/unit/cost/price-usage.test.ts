import { describe, expect, it } from 'vitest';
import { priceUsage, sumUsages } from '../../../src/cost/price-usage.ts';
import { PRICES } from '../../../src/cost/prices.ts';

const spoken = (product: string, quantity: number) =>
  ({ provider: 'google-tts', product, unit: 'characters', quantity }) as const;

describe('priceUsage', () => {
  it('applies the list price and names its day', () => {
    expect(priceUsage(spoken('Chirp3-HD', 7_412))).toEqual({
      ...spoken('Chirp3-HD', 7_412),
      usd: 0.22236,
      pricesAsOf: PRICES['google-tts']?.asOf,
    });
  });

  it.each([
    spoken('Chirp9-XL', 100),
    spoken('', 100),
    { ...spoken('Standard', 100), unit: 'inputTokens' as const },
    { ...spoken('Standard', 100), provider: 'another' },
    { ...spoken('gemini-9', 100), provider: 'gemini', unit: 'inputTokens' as const },
  ])('guesses no price for %j', (usage) => {
    expect(priceUsage(usage)).toEqual({ ...usage, usd: null, pricesAsOf: null });
  });
});

describe('the price lists', () => {
  it.each(Object.entries(PRICES))('of %s have a day, a source and prices', (_, list) => {
    expect(list.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new URL(list.source).protocol).toBe('https:');
    for (const prices of Object.values(list.usdAMillion)) {
      expect(Object.values(prices).every((price) => price > 0)).toBe(true);
    }
  });
});

it('sumUsages adds up what has the same price', () => {
  expect(sumUsages([spoken('Neural2', 10), spoken('Studio', 5), spoken('Neural2', 7)])).toEqual([
    spoken('Neural2', 17),
    spoken('Studio', 5),
  ]);
});
