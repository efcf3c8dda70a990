/** What the signs of a script weigh, in letters of a Latin text read aloud. */
interface Weights {
  readonly script: RegExp;
  readonly letter: number;
  /** "2026" is four digits and, in English, twenty letters of words. */
  readonly digit: number;
}

const KANA: Weights = {
  script: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  letter: 2.1,
  digit: 4.3,
};
/**
 * Between what eSpeak NG takes and what speech takes by the literature: syllables a second of Coupé
 * et al., "Different languages, similar encoding efficiency" (2019), and Chinese newsreaders' 240 to
 * 300 characters a minute. A digit weighs as much as the words for some years and amounts have letters.
 */
const SCRIPTS: readonly Weights[] = [
  { script: /\p{Script=Latin}/u, letter: 1, digit: 5.5 },
  { script: /\p{Script=Cyrillic}/u, letter: 1, digit: 6 },
  // Written without most of their vowels.
  { script: /[\p{Script=Hebrew}\p{Script=Arabic}]/u, letter: 1.4, digit: 6 },
  { script: /\p{Script=Han}/u, letter: 4.2, digit: 5.2 },
  KANA,
  { script: /\p{Script=Hangul}/u, letter: 2.5, digit: 3.2 },
  // Their vowels are marks, most of them, which weigh nothing by themselves.
  {
    script:
      /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    letter: 2,
    digit: 4.3,
  },
];
const OTHER: Weights = { script: /(?!)/, letter: 1, digit: 5.5 };
/** A capital alone is often spelt out: GPU, U.S. */
const CAPITAL = 1.5;
/** Currency, per cent, plus: a word each. */
const SYMBOL = 6;
/** A pause. */
const PUNCTUATION = 2;

/** In whose words a text's digits are read: the script of most of its letters. Japanese has Chinese letters too. */
const digitWeight = (letters: ReadonlyMap<Weights, number>): number => {
  if (letters.has(KANA)) return KANA.digit;
  const [most] = [...letters].toSorted(([, a], [, b]) => b - a);
  return (most?.[0] ?? OTHER).digit;
};

/** A character's part in a text. */
type Kind =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'digit' }
  | { readonly kind: 'letter'; readonly weights: Weights; readonly weight: number }
  | { readonly kind: 'sign'; readonly weight: number };

const kindOf = (character: string): Kind => {
  if (/[\p{M}\p{C}]/u.test(character) && !/\s/.test(character)) return { kind: 'nothing' };
  if (/\p{N}/u.test(character)) return { kind: 'digit' };
  if (/\p{L}/u.test(character)) {
    const weights = SCRIPTS.find(({ script }) => script.test(character)) ?? OTHER;
    return {
      kind: 'letter',
      weights,
      weight: /\p{Lu}/u.test(character) ? CAPITAL : weights.letter,
    };
  }
  if (/\s/.test(character)) return { kind: 'sign', weight: 1 };
  return { kind: 'sign', weight: /\p{S}/u.test(character) ? SYMBOL : PUNCTUATION };
};

/** Kept for all texts: looking them up takes a tenth of the time. */
const kinds = new Map<string, Kind>();

/**
 * How much there is to say, counted in letters of a Latin text. Marks on letters weigh nothing, and
 * a sign or space that is repeated weighs as much as one.
 */
export const spokenWeight = (text: string): number => {
  const letters = new Map<Weights, number>();
  let weight = 0;
  let digits = 0;
  let before = '';
  for (const character of text) {
    const known = kinds.get(character) ?? kindOf(character);
    kinds.set(character, known);
    if (known.kind === 'nothing') continue;
    if (known.kind === 'digit') digits += 1;
    else if (known.kind === 'letter') {
      letters.set(known.weights, (letters.get(known.weights) ?? 0) + 1);
      weight += known.weight;
    } else if (character !== before) weight += known.weight;
    before = character;
  }
  return weight + digits * digitWeight(letters);
};
