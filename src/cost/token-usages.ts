import type { Usage } from '../episode/cost-item.ts';

/** What an answer of a language model is charged for: what it was given, and what it said. */
export const tokenUsages = (
  by: Pick<Usage, 'provider' | 'product'>,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): readonly [Usage, Usage] => [
  { ...by, unit: 'inputTokens', quantity: inputTokens },
  { ...by, unit: 'outputTokens', quantity: outputTokens },
];
