import type { SentenceRules } from '../sentence-rules.ts';

/** Japanese. Its full stop is a sign of its own, which no abbreviation has. */
export const JAPANESE: SentenceRules = {
  attribution: /^(?:と|って|という|とは|との|は|が|を|に|の|も|で|や|など|だ|です|から|まで|へ)/u,
};
