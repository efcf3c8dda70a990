import anyAscii from 'any-ascii';

/** A word in plain Latin letters, as somebody may write it who has no other keyboard; empty where it has no letters. */
export const foldWord = (word: string): string =>
  anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
