/**
 * Stands where something that can't be spoken was taken out (a link, a block of code, a handle), so
 * that the sentence around it can be closed in a way that still reads. Never leaves this folder.
 */
export const GAP = '\uFFFC';

/** Stands for code within a sentence. What it says can't be guessed, so the sentence goes with it. A character that no text holds. */
export const CODE_GAP = '\uFDD0';

/** Stands where words were struck out and the sentence goes on. */
export const OMITTED = '\uFDDB';

/** What is left of struck-out words: a gap where their sentence ends behind them; where it goes on, what follows stands for them. */
export const gapOfStruckOut = (following: string): string => {
  if (/^\s*(?:$|[.,;:!?()\n])/u.test(following)) return GAP;
  return /^\s*\p{Ll}/u.test(following) ? OMITTED : '';
};

/** Stands for what its author has hidden. The sentence around it goes with it, and nothing else. */
export const HIDDEN_GAP = '\uFDD9';
