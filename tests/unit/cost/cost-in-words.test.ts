import { describe, expect, it } from 'vitest';
import { costInWords } from '../../../src/cost/cost-in-words.ts';

const spoken = (product: string, quantity: number, usd: number | null) =>
  ({ product, unit: 'characters', quantity, usd }) as const;

describe('costInWords', () => {
  it('names the sum, that it is the list price, and what it is for', () => {
    const items = [
      spoken('Neural2', 7_000, 0.112),
      { product: 'gemini-2.5-flash', unit: 'inputTokens', quantity: 12_345, usd: 0.0037 } as const,
      { product: 'gemini-2.5-flash', unit: 'outputTokens', quantity: 800, usd: 0.002 } as const,
    ];
    expect(costInWords({ usd: 0.1177, attemptUsd: 0.1177, items }, 1)).toBe(
      'about $0.12 at list price: 7,000 characters of Neural2, 12,345 tokens read by gemini-2.5-flash, 800 tokens written by gemini-2.5-flash',
    );
  });

  it('says what a later attempt took, and adds up the attempts', () => {
    const items = [spoken('Studio', 900, 0.144), spoken('Studio', 100, 0.016)];
    expect(costInWords({ usd: 0.16, attemptUsd: 0, items }, 2)).toBe(
      'about $0.16 at list price: 1,000 characters of Studio (nothing for this attempt)',
    );
  });

  it('never prices what has no price', () => {
    expect(costInWords({ usd: 0, attemptUsd: 0, items: [spoken('New', 10, null)] }, 1)).toBe(
      '10 characters of New, whose price is unknown',
    );
    const items = [spoken('Standard', 100, 0.0004), spoken('', 10, null)];
    expect(costInWords({ usd: 0.0004, attemptUsd: 0.0004, items }, 1)).toBe(
      'less than $0.01 at list price: 100 characters of Standard; 10 characters of a voice without a family, whose price is unknown',
    );
    expect(costInWords({ usd: 0, attemptUsd: 0, items: [] }, 2)).toBe('nothing');
  });
});
