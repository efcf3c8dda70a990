import { splitSentences } from '../../speech-text/sentences/split-sentences.ts';

/** The most that one piece may hold. */
export interface PieceLimits {
  /** Encoded as UTF-8, which is how a request carries text. */
  readonly maxBytes: number;
  /** UTF-16 code units. */
  readonly maxCharacters: number;
}

type Granularity = (text: string, languageCode: string) => string[];

const segments =
  (granularity: 'sentence' | 'word' | 'grapheme'): Granularity =>
  (text, languageCode) =>
    Array.from(
      new Intl.Segmenter(languageCode, { granularity }).segment(text),
      ({ segment }) => segment,
    );

// Without a space after it, a comma or colon stands in a number or a time: 1,000 and 08:00.
const clauses: Granularity = (text) => {
  const ends = Array.from(
    text.matchAll(/[,;:،؛]\s+|[、，；：—–]\s*/gu),
    ({ 0: { length }, index }) => index + length,
  );
  return [0, ...ends].map((start, at) => text.slice(start, ends[at]));
};

const OPENS = /^[\p{Ps}\p{Pi}"'¿¡]$/u;

/**
 * Words with what follows them and what opens before them; a number or a time stays whole, though
 * the segmenter takes it apart.
 */
export const words: Granularity = (text, languageCode) => {
  const whole: string[] = [];
  for (const part of segments('word')(text, languageCode)) {
    const last = whole.at(-1) ?? '';
    const opens = OPENS.test(part) && /\s$/.test(last);
    const belongs =
      last !== '' &&
      !opens &&
      (!/[\p{L}\p{N}]/u.test(part) || /[:.,/'’-]$|^["'\p{Ps}\p{Pi}¿¡]+$/u.test(last));
    whole.push(belongs ? (whole.pop() ?? '') + part : part);
  }
  return whole;
};

const FROM_COARSE_TO_FINE: readonly Granularity[] = [
  splitSentences,
  clauses,
  words,
  segments('grapheme'),
];

const fits = (text: string, { maxBytes, maxCharacters }: PieceLimits): boolean =>
  text.length <= maxCharacters && Buffer.byteLength(text) <= maxBytes;

const pack = (
  text: string,
  limits: PieceLimits,
  languageCode: string,
  [split, ...finer]: readonly Granularity[],
): string[] => {
  if (fits(text, limits) || !split) return [text];
  // Even pieces sound better than full ones followed by a leftover of three words.
  const evenLength = text.length / Math.ceil(text.length / limits.maxCharacters);
  const pieces: string[] = [];
  let current = '';
  const close = () => {
    if (current !== '') pieces.push(current);
    current = '';
  };
  for (const part of split(text, languageCode)) {
    if (current.length >= evenLength || !fits(current + part, limits)) close();
    if (fits(part, limits)) current += part;
    else {
      const [last = '', ...earlier] = pack(part, limits, languageCode, finer).reverse();
      pieces.push(...earlier.reverse());
      current = last;
    }
  }
  close();
  return pieces;
};

/**
 * Splits text into pieces within the limits: between sentences; a sentence that is too long at a
 * clause, then at a word, then at a grapheme. No character is lost but the space between pieces.
 */
export const splitText = (text: string, limits: PieceLimits, languageCode: string): string[] =>
  pack(text.trim(), limits, languageCode, FROM_COARSE_TO_FINE)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
