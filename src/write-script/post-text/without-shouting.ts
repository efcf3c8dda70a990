import type { Language } from '../language/language.ts';

/** Three words in capitals and more, with the figures between them. */
const SHOUTED =
  /\p{Lu}[\p{Lu}\p{N}'-]*(?:[ ,]+(?:(?:№ ?)?\p{N}[\p{N}.,]* )?\p{Lu}[\p{Lu}\p{N}'-]*){2,}/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LONG_WORD = /\p{Lu}{4,}/gu;
const LEAST_LONG_WORDS = 2;

/** Latin or Cyrillic, and too short and too hard to say to be anything but an acronym: HQ, BBC, МВД. */
const isUnpronounceable = (word: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}]{2,5}$/u.test(word) &&
  !/[AEIOUYАЕИОУЫЭЮЯІЄ]/u.test(word.normalize('NFD')) &&
  !/^(?:DR|MR|MRS|ST|VS|HMM|SHH)$/.test(word);

/** How a text writes names and acronyms where it doesn't shout, by their lower case. */
const calmSpellings = (text: string): ReadonlyMap<string, string> => {
  const calm = text.replace(SHOUTED, '\n');
  const names = calm.match(/(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}\p{M}\p{N}]*/gu) ?? [];
  const acronyms = calm.match(/(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])/gu) ?? [];
  return new Map([...names, ...acronyms].map((word) => [word.toLowerCase(), word]));
};

/**
 * A post's text with its shouted headlines in ordinary letters. Acronyms stay, and names are written as
 * the rest of the post writes them; fewer than three words in capitals may be acronyms all.
 */
export const withoutShouting = (text: string, { tag, acronyms }: Language): string => {
  const spellings = calmSpellings(text);
  const quiet = (word: string): string =>
    spellings.get(word.toLowerCase()) ??
    (acronyms.has(word) || isUnpronounceable(word) ? word : word.toLocaleLowerCase(tag));
  return text.replace(SHOUTED, (run) => {
    if ((run.match(LONG_WORD)?.length ?? 0) < LEAST_LONG_WORDS) return run;
    return run.slice(0, 1) + run.replace(WORD, quiet).slice(1);
  });
};
