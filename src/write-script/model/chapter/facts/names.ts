import type { Language } from '../../../language/language.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** German and Luxembourgish write every noun with a capital: there a capital tells no name. */
const hasTellingCapitals = (tag: string): boolean => !/^(?:de|lb|nds)\b/.test(tag);

/** Names within sentences; the first word of a sentence has its capital from its place. */
const namesIn = (text: string): string[] => {
  const inside =
    /(?<![\p{L}\p{M}\p{N}]|[.!?…:]["”»)]?\s*["“«„(]?|^\s*["“«„(]?)\p{Lu}[\p{L}\p{M}\p{N}]*/gu;
  return (text.match(inside) ?? []).filter((word) => word.length > 1);
};

/**
 * Names in texts that their sources write in no form. Another spelling, another name of the same place
 * and a name from another alphabet are among them: reasons to look, none to refuse.
 */
export const unknownNames = (
  texts: readonly string[],
  sources: readonly string[],
  language: Language,
): string[] => {
  if (!hasTellingCapitals(language.tag)) return [];
  const words = (sources.join('\n').match(WORD) ?? []).map((word) => word.toLowerCase());
  const known = new Set([...words, ...words.map((word) => language.stem(word))]);
  return texts.flatMap(namesIn).filter((name) => {
    const lower = name.toLowerCase();
    return !known.has(lower) && !known.has(language.stem(lower));
  });
};
