/**
 * Stands where something that can't be spoken was taken out (a link, a block of code, a handle), so
 * that the sentence around it can be closed in a way that still reads. Never leaves this folder.
 */
export const GAP = '\uFFFC';

/** Stands for code within a sentence. What it says can't be guessed, so the sentence goes with it. A character that no text holds. */
export const CODE_GAP = '\uFDD0';

/** Stands where words were struck out and the sentence goes on. */
export const OMITTED = '\uFDDB';

/** Stands for what its author has hidden. The sentence around it goes with it, and nothing else. */
export const HIDDEN_GAP = '\uFDD9';
