import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { CostView } from './cost-schema.ts';

/** Of a float's sum, what a price list has. */
const DECIMALS = 8;

type Items = NonNullable<EpisodeRecord['cost']>['items'];
const sum = (items: Items): number =>
  Number(items.reduce((total, item) => total + (item.usd ?? 0), 0).toFixed(DECIMALS));

/** The cost of an episode; null while no paid provider has answered. */
export const toCostView = ({
  cost,
  attempt,
}: Pick<EpisodeRecord, 'cost' | 'attempt'>): CostView | null => {
  if (cost === null) return null;
  const days = cost.items.flatMap(({ pricesAsOf }) => pricesAsOf ?? []).sort();
  return {
    usd: sum(cost.items),
    attemptUsd: sum(cost.items.filter((item) => item.attempt === attempt)),
    isComplete: cost.items.every((item) => item.usd !== null),
    pricesAsOf: days[0] ?? null,
    items: cost.items.map(({ pricesAsOf: _, ...item }) => item),
  };
};
