/**
 * Stands where something that can't be spoken was taken out (a link, a piece of code, a handle), so
 * that the sentence around it can be closed in a way that still reads. Never leaves this folder.
 */
export const GAP = '\uFFFC';
