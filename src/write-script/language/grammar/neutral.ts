import type { Grammar } from '../language.ts';

const NEVER = /(?!)/;

/** Any language of whose sentences nothing is known: nothing is left out of them, and nothing leans. */
export const NEUTRAL_GRAMMAR: Grammar = {
  // Mostly prepositions and articles.
  pointsAtRemoved: /(?:^|\s)\p{L}{1,3}$/u,
  leadsToRemoved: NEVER,
  speaksOfRemoved: NEVER,
  demonstrates: NEVER,
  hangsOn: /^/,
  isListed: /^/,
  leansOnPrevious: NEVER,
  announcesCount: NEVER,
  callsToAct: NEVER,
};
