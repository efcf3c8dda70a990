import type { CostItem, EpisodeCost, Usage } from '../episode/cost-item.ts';
import { charactersIn } from '../speech-text/speaking-time.ts';
import { familyName } from '../voices/voice-family.ts';
import { providerOf } from '../voices/voice-provider.ts';
import { priceUsage, sumUsages } from './price-usage.ts';

/** An episode as it was made before. */
interface PastEpisode {
  readonly durationMs: number | null;
  readonly cost: EpisodeCost | null;
}

/** What a show's next episode is like. */
interface NextEpisode {
  readonly minutes: number;
  /** BCP 47. */
  readonly languageCode: string;
  /** Of each speaker. */
  readonly voices: readonly string[];
  readonly hasModelWriter: boolean;
}

/** What an episode will probably cost. */
export interface Estimate {
  /** How many of the show's own episodes it goes by; 0 where it goes by its settings alone. */
  readonly episodes: number;
  readonly items: readonly CostItem[];
  /** False where something will be paid for of which nobody knows how much, or at what price. */
  readonly isComplete: boolean;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

type Spoken = PastEpisode & { readonly durationMs: number; readonly cost: EpisodeCost };

const hasCost = (episode: PastEpisode): episode is Spoken =>
  episode.durationMs !== null && episode.durationMs > 0 && episode.cost !== null;

const speechOf = (past: readonly Spoken[], next: NextEpisode): Usage[] => {
  const seconds = total(past.map(({ durationMs }) => durationMs)) / 1000;
  const before = past.flatMap(({ cost }) => cost.items).filter(({ unit }) => unit === 'characters');
  const spoken = total(before.map(({ quantity }) => quantity));
  const asked = next.minutes * 60;
  const characters =
    spoken > 0 ? (spoken / seconds) * asked : charactersIn(asked, next.languageCode);
  return next.voices.map((voice) => ({
    provider: providerOf(voice),
    product: familyName(voice),
    unit: 'characters',
    quantity: Math.round(characters / next.voices.length),
  }));
};

/** What a model and a transcriber took for an episode on average, however long that was. */
const otherUsages = (past: readonly Spoken[]): Usage[] =>
  sumUsages(past.flatMap(({ cost }) => cost.items.filter(({ unit }) => unit !== 'characters'))).map(
    ({ provider, product, unit, quantity }) => ({
      ...{ provider, product, unit },
      quantity: Math.round(quantity / past.length),
    }),
  );

/**
 * Estimates what a show's next episode will cost at list prices: characters by what its episodes
 * took a minute, else by how fast its language is spoken; models by what they took on average.
 */
export const estimateEpisode = (past: readonly PastEpisode[], next: NextEpisode): Estimate => {
  const known = past.filter(hasCost);
  const others = otherUsages(known);
  const items = sumUsages([...speechOf(known, next), ...others]).map(priceUsage);
  const isModelKnown = others.some(({ unit }) => unit === 'outputTokens');
  return {
    episodes: known.length,
    items,
    isComplete: items.every(({ usd }) => usd !== null) && (isModelKnown || !next.hasModelWriter),
  };
};
