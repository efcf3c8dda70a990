import type { CompiledRules } from './compile-rules.ts';

/** A point between two texts. */
interface PointBetween {
  readonly before: string;
  /** What follows, from its first letter or digit, which is no small letter. */
  readonly next: string;
  readonly after: string;
  readonly closers: string;
  /** `before` is all of the sentence so far. */
  readonly isWhole: boolean;
}

/** A sentence of so few words goes on behind a time or a year: "At 5 a.m. Mr. Smith …". */
const FEW_WORDS = 3;

const LONGEST_REST = 16;

const ACRONYM = /^(?:\p{L}\p{M}*\.-?)+\p{L}\p{M}*$/u;
const LETTER = /^\p{L}\p{M}*$/u;
const NUMBER = /^(?:\p{Nd}[\p{Nd}.,:–—-]*|[IVXLCDM]+(?:[–—-][IVXLCDM]+)?)$/u;
const SHORT_NUMBER = /^(?:\d{1,3}|\d{1,2}[–-]\d{1,2}|[IVX]{1,6})$/u;
/** Parts of names that begin with a capital: J. De Luca. */
const PARTICLE =
  /^(?:A[lz]|Be[nr]|Bin|D[aeiou]|De[ln]|Dell[ao]|Dos|El|L[aeio]|Mac|San|V[ao]n)\s+\p{Lu}/u;

const withoutOpeners = (token: string): string => token.replace(/^[^\p{L}\p{N}]+/u, '');
/** A day in front of another one: Mo.–Fr. */
const RANGE_OPENING = /^\p{L}{2,4}\.?\p{Pd}(?=\p{L}{2,4}$)/u;
/** What is said of a time: 5 a.m., 2024 г. */
const OF_A_NUMBER = /\p{N}\s?(?:\p{L}\.\s?)?\p{L}+$/u;

/**
 * The last token of a text, its last two, three and four, each without spaces between, with and
 * without what is joined to its front: l'Ing., וש.
 */
const lastTokens = (tokens: readonly string[], rules: CompiledRules): string[] =>
  [1, 2, 3, 4]
    .filter((count) => count <= tokens.length)
    .map((count) => withoutOpeners(tokens.slice(-count).join('')))
    .flatMap((key) => [key, key.replace(rules.joined, ''), key.replace(RANGE_OPENING, '')]);

const firstWord = (text: string): string =>
  /^[\p{L}\p{M}]+(?:['’](?=\p{L}))?/u.exec(text)?.[0] ?? '';

/** Whether a word opens a sentence, as one does that is neither an initial nor part of a name. */
const opens = (next: string, rules: CompiledRules): boolean => {
  if (/^\p{L}\p{M}*\./u.test(next)) return false;
  const whole = /^[\p{L}\p{M}]+(?:['’]\p{L}+)?/u.exec(next)?.[0] ?? '';
  return [firstWord(next), whole].some((word) =>
    rules.openers.has(rules.lowerCase(word).replace('’', "'")),
  );
};

/** Whether an abbreviation of several parts goes on: "z." with "B.". */
const isContinued = (keys: readonly string[], after: string, rules: CompiledRules): boolean => {
  const rests = keys.flatMap((key) => rules.continuations.get(key) ?? []);
  if (rests.length === 0) return false;
  const following = after.slice(0, LONGEST_REST).replace(/\s+/g, '');
  return rests.some((rest) => following.startsWith(rest));
};

const ordinalEnds = (previous: string, next: string, rules: CompiledRules): boolean => {
  const { ordinals } = rules;
  if (!ordinals) return true;
  const { leaders, followers } = ordinals;
  if (rules.beforeNumbers.has(previous.replace(/\.$/, ''))) return true;
  // 12. 3. 2024
  if (/^\d{1,2}\.(?!\d)/.test(next)) return false;
  if (/^\d{1,2}\.$/.test(previous) && /^\d{4}(?!\d)/.test(next)) return false;
  if (followers.has(rules.lowerCase(firstWord(next)))) return false;
  const leads = leaders === 'any' || leaders.has(rules.lowerCase(previous));
  return !leads || opens(next, rules) || !/^\p{L}/u.test(next);
};

/** Whether the point at which two texts meet ends a sentence, or only an abbreviation, an initial, an ordinal or a label. */
export const abbreviationEnds = (
  { before, next, after, closers, isWhole }: PointBetween,
  rules: CompiledRules,
): boolean => {
  const tokens = before.split(/\s+/).filter((token) => token !== '');
  const keys = lastTokens(tokens, rules);
  const [, token = ''] = keys;
  const previous = withoutOpeners(tokens.at(-2) ?? '');
  const isIn = (words: ReadonlySet<string>) => keys.some((key) => words.has(key));
  const hasFewWords = isWhole && tokens.length <= FEW_WORDS;
  const opening = () => opens(next, rules);

  // "1." and "A." in front of what they number.
  if (hasFewWords && tokens.length === 1 && (/^\d{1,3}$/.test(token) || LETTER.test(token)))
    return false;
  if (/[•·▪]$/u.test(tokens.at(-2) ?? '') && /^\d{1,3}$/.test(token)) return false;
  if (LETTER.test(token) && closers === '' && rules.letterNames.has(rules.lowerCase(previous)))
    return true;
  if (isContinued(keys, after, rules)) return false;
  const oftenEnds = () =>
    opening() ||
    !(
      (hasFewWords && OF_A_NUMBER.test(before)) ||
      rules.followers.has(rules.lowerCase(firstWord(next)))
    );
  // "ч. 2 ст. 205": a number stands in front of it, and its own behind.
  const isOfLaw = isIn(rules.beforeNumbers) && /^\p{N}/u.test(next);
  const hasLabel = rules.beforeNumbers.has(withoutOpeners(tokens.at(-3) ?? '').replace(/\.$/, ''));
  if (isOfLaw && hasLabel) return false;
  if (rules.behindNumbers.has(token) && NUMBER.test(previous)) return oftenEnds();
  if (isIn(rules.beforeNumbers) && /^(?:\p{N}|№)/u.test(next)) return false;
  if (isIn(rules.oftenLast)) return oftenEnds();
  if (isIn(rules.inside)) return false;
  if (isIn(rules.seldomLast) || ACRONYM.test(token)) return opening();
  if (LETTER.test(token) && !/^\p{Ll}/u.test(token)) return opening() && !PARTICLE.test(next);
  if (SHORT_NUMBER.test(token)) return ordinalEnds(previous, next, rules);
  return true;
};
