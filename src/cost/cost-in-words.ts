import type { CostItem } from '../episode/cost-item.ts';

/** As much of an episode's cost as can be told in a line. */
interface ToldCost {
  readonly usd: number;
  readonly attemptUsd: number;
  readonly items: readonly Pick<CostItem, 'product' | 'unit' | 'quantity' | 'usd'>[];
}

const UNITS = {
  characters: 'characters of',
  inputTokens: 'tokens read by',
  outputTokens: 'tokens written by',
  audioSeconds: 'seconds heard by',
} as const satisfies Record<CostItem['unit'], string>;

const dollars = (usd: number): string => {
  if (usd === 0) return 'nothing';
  return usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(2)}`;
};

const inWords = (items: ToldCost['items']): string => {
  const sums = new Map<string, number>();
  for (const { product, unit, quantity } of items) {
    const what = `${UNITS[unit]} ${product || 'a voice without a family'}`;
    sums.set(what, (sums.get(what) ?? 0) + quantity);
  }
  return [...sums].map(([what, sum]) => `${sum.toLocaleString('en-US')} ${what}`).join(', ');
};

/** What an episode will probably cost, in a sentence for people. */
export const estimateInWords = ({
  usd,
  items,
  episodes,
  isComplete,
}: Pick<ToldCost, 'usd' | 'items'> & {
  readonly episodes: number;
  readonly isComplete: boolean;
}): string => {
  const priced = items.filter((item) => item.usd !== null);
  const sum = priced.length > 0 ? dollars(usd) : 'an unknown sum';
  const more = isComplete ? '' : ', and what a provider without a known price or amount takes';
  const basis =
    episodes > 0 ? 'by the show’s last episodes' : 'by its length, since it has made none yet';
  return `An episode will cost ${sum} at list price${more}, ${basis}.`;
};

/**
 * What an episode cost, for people: "about $0.22 at list price: 7,412 characters of Chirp3-HD".
 * Says what has no known price, and what a later attempt took.
 */
export const costInWords = ({ usd, attemptUsd, items }: ToldCost, attempt: number): string => {
  const priced = items.filter((item) => item.usd !== null);
  const unpriced = items.filter((item) => item.usd === null);
  const sum = priced.length > 0 ? `${dollars(usd)} at list price: ${inWords(priced)}` : '';
  const unknown = unpriced.length > 0 ? `${inWords(unpriced)}, whose price is unknown` : '';
  const told = [sum, unknown].filter(Boolean).join('; ') || 'nothing';
  return attempt > 1 && priced.length > 0
    ? `${told} (${dollars(attemptUsd)} for this attempt)`
    : told;
};
