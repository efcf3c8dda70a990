import type { Language } from '../language/language.ts';

/** Languages that write several nouns as one word. */
const COMPOUNDING = /^(?:da|de|et|fi|hu|is|nb|nl|nn|no|sv)(?![a-z])/i;
const LEAST_FRONT = 5;
const LEAST_BACK = 4;
const LEAST_REST = 3;
const PART_COUNTS = 0.6;

const fronts = (stem: string): string[] =>
  Array.from({ length: Math.max(0, stem.length - LEAST_REST - LEAST_FRONT + 1) }, (_, extra) =>
    stem.slice(0, LEAST_FRONT + extra),
  );
const backs = (stem: string): string[] =>
  Array.from({ length: Math.max(0, stem.length - LEAST_REST - LEAST_BACK + 1) }, (_, extra) =>
    stem.slice(-(LEAST_BACK + extra)),
  );

/**
 * Adds the parts of compounds ("wasser" of "Trinkwasser") to texts, as far as another text has them as
 * words of their own, each for a part of the whole's weight.
 */
export const addParts = (texts: readonly Map<string, number>[], { tag }: Language): void => {
  if (!COMPOUNDING.test(tag)) return;
  const known = new Set(texts.flatMap((each) => [...each.keys()]));
  for (const text of texts) {
    for (const [stem, count] of [...text]) {
      if (!/^\p{L}+$/u.test(stem)) continue;
      for (const part of [...fronts(stem), ...backs(stem)]) {
        if (known.has(part) && !text.has(part)) text.set(part, PART_COUNTS * count);
      }
    }
  }
};
