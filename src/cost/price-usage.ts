import type { CostItem, Usage } from '../episode/cost-item.ts';
import { PRICES } from './prices.ts';

const MILLION = 1_000_000;
/** A millionth of a cent, so that sums show no rounding of binary fractions. */
const DECIMALS = 8;

/** A usage at today's list price; without a known price it has none, instead of a guessed one. */
export const priceUsage = (usage: Usage): CostItem => {
  const list = PRICES[usage.provider];
  const rate = list?.usdAMillion[usage.product]?.[usage.unit];
  if (list === undefined || rate === undefined) return { ...usage, usd: null, pricesAsOf: null };
  const usd = Number(((usage.quantity * rate) / MILLION).toFixed(DECIMALS));
  return { ...usage, usd, pricesAsOf: list.asOf };
};

/** Whether anything of a product has a known price. */
export const hasPrice = ({ provider, product }: Pick<Usage, 'provider' | 'product'>): boolean =>
  PRICES[provider]?.usdAMillion[product] !== undefined;

/** What priced items cost together, in US dollars. */
export const sumUsd = (items: readonly Pick<CostItem, 'usd'>[]): number =>
  Number(items.reduce((total, { usd }) => total + (usd ?? 0), 0).toFixed(DECIMALS));

/** Usages of the same product and unit as one. */
export const sumUsages = (usages: readonly Usage[]): Usage[] => {
  const sums = new Map<string, Usage>();
  for (const usage of usages) {
    const key = JSON.stringify([usage.provider, usage.product, usage.unit]);
    const quantity = (sums.get(key)?.quantity ?? 0) + usage.quantity;
    sums.set(key, { ...usage, quantity });
  }
  return [...sums.values()];
};
