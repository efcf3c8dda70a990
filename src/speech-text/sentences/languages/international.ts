import type { SentenceRules } from '../sentence-rules.ts';

/** What texts in any language borrow. */
export const INTERNATIONAL: SentenceRules = {
  inside: 'Mr, Mrs, Ms, Dr, Prof, St, vs, e. g, i. e',
  beforeNumbers: 'No, Nr, Vol, Fig, Art, Tel',
  seldomLast: 'Inc, Ltd, Corp, Co, Jr, Sr',
};
