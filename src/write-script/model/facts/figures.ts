import { multiplierOf, numbersInWords } from './number-words.ts';

/** A figure of a text, with everything that its signs can stand for. */
export interface Figure {
  readonly written: string;
  /** "93.700" is 93,700 in one language and 93.7 in another. */
  readonly values: readonly number[];
  /** What it is made of, where it is a time, a date or a version: 17:30 is 17 and 30. */
  readonly parts: readonly number[];
  readonly isTime: boolean;
  readonly isPercent: boolean;
  /** Thousands or millions of something: in no unit that is said in another. */
  readonly isScaled: boolean;
  /** It names no number but a size: "thousands". */
  readonly isMagnitude: boolean;
}

const DIGITS = /\d+(?:[.,'’:/-]\d+|[ \u00A0\u202F]\d{3}(?!\d))*/gu;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;
/** Abbreviated and written in signs, apart from the words that are read as numbers. */
const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|тыс|tsd|tys|mil|bin|tausend|mille|elfu)$/iu, 1e3],
  [/^千/u, 1e3],
  [/^[万萬]/u, 1e4],
  [
    /^(?:m|mn|mln|mio|млн|million\p{L}*|мільйон\p{L}*|mill[oó]n(?:es)?|mil(?:hão|hões|ion\p{L}*|yon)|ملايين|مليون)$/iu,
    1e6,
  ],
  [/^[億亿]/u, 1e8],
  [/^(?:bn|mrd|mld|млрд|milliard\p{L}*|мільярд\p{L}*|miliard\p{L}*|milyar|مليار)$/iu, 1e9],
  [/^(?:tn|трлн|trillion\p{L}*)$/iu, 1e12],
];
const AFTER = /^[ \u00A0\u202F-]?([\p{L}\p{M}]+)/u;
const PERCENT =
  /^[ \u00A0\u202F]?(?:[%٪]|per\s?cent|prozent|процент\p{L}*|відсотк\p{L}*|אחוז\p{L}*|pour cent|por ciento|por cento|per cento|procent\p{L}*|yüzde|بالمئة|بالمائة|प्रतिशत)/iu;

const multiplierIn = (word: string): number | undefined =>
  MULTIPLIERS.find(([pattern]) => pattern.test(word))?.[1] ?? multiplierOf(word);

const plainly = (digits: string): number[] => {
  const closed = digits.replace(/[ \u00A0\u202F'’]/gu, '');
  if (!/[^\d]/.test(closed)) return [Number(closed)];
  const grouped = Number(closed.replace(/[.,]/g, ''));
  if (/^\d+[.,]\d+$/.test(closed)) {
    const decimal = Number(closed.replace(',', '.'));
    return GROUPED.test(closed) ? [grouped, decimal] : [decimal];
  }
  if (GROUPED.test(closed)) return [grouped];
  const mixed = /^\d{1,3}(?:([.,])\d{3})+([.,])\d+$/.exec(closed);
  if (mixed && mixed[1] !== mixed[2]) {
    const [whole = '', rest = ''] = closed.split(mixed[2] ?? '');
    return [Number(`${whole.replace(/[.,]/g, '')}.${rest}`)];
  }
  return [];
};

/** Digits of any script as 0 to 9. */
const inLatinDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return code < 128 ? digit : String(code - zero);
  });

/** The figures of a text: digits with the words and signs behind them, and numbers above twelve in words. */
export const figuresIn = (written: string): Figure[] => {
  const text = inLatinDigits(written);
  const figures: Figure[] = [];
  let words = text;
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    const behind = text.slice(index + digits.length);
    const word = AFTER.exec(behind)?.[1] ?? '';
    const factor = multiplierIn(word);
    const isTime = TIME.test(digits);
    const values = isTime ? [] : plainly(digits);
    const parts = digits.split(/\D+/u).map(Number);
    figures.push({
      written: factor === undefined ? digits : `${digits} ${word}`,
      values: factor === undefined ? values : values.map((value) => value * factor),
      parts: values.length === 0 ? parts : [],
      isTime,
      isPercent: PERCENT.test(behind),
      isScaled: factor !== undefined,
      isMagnitude: false,
    });
    const end =
      index + digits.length + (factor === undefined ? 0 : behind.indexOf(word) + word.length);
    words = words.slice(0, index) + ' |'.repeat(end).slice(0, end - index) + words.slice(end);
  }
  for (const { written: word, value, isMagnitude } of numbersInWords(words)) {
    const behind = words.slice(words.indexOf(word) + word.length);
    const isPercent = PERCENT.test(behind);
    figures.push({
      ...{ written: word, values: [value], parts: [], isTime: false },
      ...{ isPercent, isMagnitude, isScaled: value >= 1e6 },
    });
  }
  return figures;
};
