import { describe, expect, it } from 'vitest';
import { estimateInWords } from '../../../src/cost/cost-in-words.ts';
import { estimateEpisode } from '../../../src/cost/estimate-episode.ts';
import type { EpisodeCost } from '../../../src/episode/cost-item.ts';

type Item = EpisodeCost['items'][number];
const used = (product: string, unit: Item['unit'], quantity: number): Item => ({
  ...{ attempt: 1, provider: unit === 'characters' ? 'google-tts' : 'gemini', product, unit },
  ...{ quantity, usd: 0, pricesAsOf: '2026-08-20' },
});
const anEpisode = (durationMs: number | null, ...items: Item[]) => ({
  durationMs,
  cost: items.length > 0 ? { items } : null,
});
const NEXT = {
  ...{ minutes: 10, languageCode: 'en-US', hasModelWriter: false },
  voices: ['en-US-Chirp3-HD-Kore', 'en-US-Neural2-D'],
};

describe('an estimate', () => {
  it('goes by what a minute of the show’s episodes took, at the prices of the voices that it has now', () => {
    const past = [
      anEpisode(120_000, used('Studio', 'characters', 2_400)),
      anEpisode(60_000, used('Studio', 'characters', 1_200)),
      // Imported, or of nothing that is paid for.
      anEpisode(600_000),
      anEpisode(null, used('Studio', 'characters', 900)),
    ];
    const { episodes, items, isComplete } = estimateEpisode(past, NEXT);
    expect({ episodes, isComplete }).toEqual({ episodes: 2, isComplete: true });
    expect(items.map(({ product, quantity, usd }) => [product, quantity, usd])).toEqual([
      ['Chirp3-HD', 6_000, 0.18],
      ['Neural2', 6_000, 0.096],
    ]);
  });

  it.each([
    ['en-US', 8_000, 10_000],
    ['ru-RU', 8_000, 10_000],
    ['he-IL', 6_000, 8_000],
    ['cmn-CN', 1_800, 3_000],
    ['ja-JP', 2_500, 4_500],
  ])('without any goes by how fast %s is spoken', (languageCode, least, most) => {
    const voices = ['en-US-Chirp3-HD-Kore'];
    const { episodes, items } = estimateEpisode([], { ...NEXT, languageCode, voices });
    expect(episodes).toBe(0);
    expect(items[0]?.quantity).toBeGreaterThan(least);
    expect(items[0]?.quantity).toBeLessThan(most);
  });

  it('has the tokens that an episode took on average, whatever its length', () => {
    const model = (read: number, written: number) => [
      used('gemini-2.5-flash', 'inputTokens', read),
      used('gemini-2.5-flash', 'outputTokens', written),
      used('Neural2', 'characters', 1_000),
    ];
    const past = [
      anEpisode(60_000, ...model(10_000, 900)),
      anEpisode(60_000, ...model(20_000, 1_100)),
    ];
    const { items, isComplete } = estimateEpisode(past, { ...NEXT, hasModelWriter: true });
    expect(isComplete).toBe(true);
    expect(items.slice(2).map(({ unit, quantity }) => [unit, quantity])).toEqual([
      ['inputTokens', 15_000],
      ['outputTokens', 1_000],
    ]);
  });

  it('says that it isn’t all where a model has not written yet, or a voice has no price', () => {
    expect(estimateEpisode([], { ...NEXT, hasModelWriter: true }).isComplete).toBe(false);
    expect(estimateEpisode([], { ...NEXT, voices: ['openai:nova'] }).isComplete).toBe(false);
  });
});

it('an estimate is told in a sentence', () => {
  const items = [{ product: 'Neural2', unit: 'characters', quantity: 9_000, usd: 0.144 } as const];
  const known = { usd: 0.144, items, episodes: 3, isComplete: true };
  expect(estimateInWords(known)).toBe(
    'An episode will cost about $0.14 at list price, by the show’s last episodes.',
  );
  expect(estimateInWords({ ...known, episodes: 0, isComplete: false })).toBe(
    'An episode will cost about $0.14 at list price, and what a provider without a known price or amount takes, by its length, since it has made none yet.',
  );
});
