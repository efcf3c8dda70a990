import { sumUsd } from '../../cost/price-usage.ts';
import type { EpisodeRecord } from '../../episode/episode-record.ts';
import type { CostView } from './cost-schema.ts';

/** The cost of an episode; null while no paid provider has answered. */
export const toCostView = ({
  cost,
  attempt,
}: Pick<EpisodeRecord, 'cost' | 'attempt'>): CostView | null => {
  if (cost === null) return null;
  const days = cost.items.flatMap(({ pricesAsOf }) => pricesAsOf ?? []).sort();
  return {
    usd: sumUsd(cost.items),
    attemptUsd: sumUsd(cost.items.filter((item) => item.attempt === attempt)),
    isComplete: cost.items.every((item) => item.usd !== null),
    pricesAsOf: days[0] ?? null,
    items: cost.items.map(({ pricesAsOf: _, ...item }) => item),
  };
};
