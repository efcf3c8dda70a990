import { boundOf } from './bounds.ts';
import { hoursOf } from './hours.ts';
import { multiplierOf, numbersInWords } from './number-words.ts';
import { type Unit, unitIn } from './units.ts';

/** A figure of a text, with everything that its signs can stand for. */
export interface Figure {
  readonly written: string;
  /** "93.700" is 93,700 in one language and 93.7 in another. */
  readonly values: readonly number[];
  /** What it is made of, where it is a time, a date or a version: 17:30 is 17 and 30. */
  readonly parts: readonly number[];
  readonly isTime: boolean;
  /** The hour that it can be, from 0 to 23, where it is a time of day. */
  readonly hours: readonly number[];
  readonly unit?: Unit | undefined;
  /** "More than" or "nearly" stands before it. */
  readonly bound?: 'more' | 'fewer' | undefined;
  /** Whether a unit behind it would be known: in Latin, Cyrillic and Hebrew script. */
  readonly isUnitReadable: boolean;
  readonly isPercent: boolean;
  /** It names no number but a size: "thousands". */
  readonly isMagnitude: boolean;
}

const DIGITS = /\d+(?:[.,'’:/-]\d+|[ \u00A0\u202F]\d{3}(?!\d))*/gu;
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?$/;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/;
/** As India groups: 5,00,000. */
const GROUPED_BY_TWO = /^\d{1,2}(?:,\d{2})+,\d{3}$/;
/** Abbreviated and written in signs, apart from the words that are read as numbers. */
const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:k|тыс|тис|tsd|tys|mil|bin|tausend|mille|elfu|nghìn|ribu|हज़ार|हजार|هزار|ألف|آلاف|الف)$/iu,
    1e3,
  ],
  [/^[千천]/u, 1e3],
  [/^(?:लाख|lakhs?|lac)$/iu, 1e5],
  [/^(?:करोड़|crores?)$/iu, 1e7],
  [/^[万萬만]/u, 1e4],
  [
    /^(?:m|mn|mln|mio|млн|million\p{L}*|мільйон\p{L}*|mill[oó]n(?:es)?|mil(?:hão|hões|ion\p{L}*|yon)|triệu|juta|मिलियन|میلیون|ملايين|مليون)$/iu,
    1e6,
  ],
  [/^[億亿억]/u, 1e8],
  [
    /^(?:bn|b|mrd|mld|млрд|milliard\p{L}*|мільярд\p{L}*|miliard\p{L}*|milyar|tỷ|miliar|अरब|میلیارد|مليار)$/iu,
    1e9,
  ],
  [/^(?:tn|трлн|trillion\p{L}*)$/iu, 1e12],
];
const UNREAD_SCRIPT =
  /^[ \u00A0\u202F]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Thai}]/u;
const AFTER = /^[ \u00A0\u202F-]?([\p{L}\p{M}]+)/u;
const PERCENT =
  /^[ \u00A0\u202F]?(?:[%٪]|per\s?cent|prozent|процент\p{L}*|відсотк\p{L}*|אחוז\p{L}*|pour cent|por ciento|por cento|per cento|procent\p{L}*|yüzde|بالمئة|بالمائة|प्रतिशत)/iu;

const multiplierIn = (word: string): number | undefined =>
  MULTIPLIERS.find(([pattern]) => pattern.test(word))?.[1] ?? multiplierOf(word);

const plainly = (digits: string, decimal?: string): number[] => {
  const closed = digits.replace(/[ \u00A0\u202F'’]/gu, '');
  if (!/[^\d]/.test(closed)) return [Number(closed)];
  const grouped = Number(closed.replace(/[.,]/g, ''));
  if (/^\d+[.,]\d+$/.test(closed)) {
    const fraction = Number(closed.replace(',', '.'));
    if (!GROUPED.test(closed)) return [fraction];
    if (decimal === undefined) return [grouped, fraction];
    return [closed.includes(decimal) ? fraction : grouped];
  }
  if (GROUPED.test(closed) || GROUPED_BY_TWO.test(closed)) return [grouped];
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

/** The sign before the decimals in a language: "." or ",". */
const decimalSign = (tag: string): string =>
  new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.';

/**
 * The figures of a text: digits with the words and signs behind them, and numbers above twelve in
 * words. Where its language is known (BCP 47), "12.000" is read as that writes it.
 */
export const figuresIn = (written: string, tag?: string): Figure[] => {
  const decimal = tag === undefined ? undefined : decimalSign(tag);
  const text = inLatinDigits(written);
  const figures: Figure[] = [];
  let words = text;
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    const behind = text.slice(index + digits.length);
    const word = AFTER.exec(behind)?.[1] ?? '';
    const factor = multiplierIn(word);
    const isTime = TIME.test(digits);
    const values = isTime ? [] : plainly(digits, decimal);
    const taken = factor === undefined ? 0 : behind.indexOf(word) + word.length;
    const parts = digits.split(/\D+/u).map(Number);
    figures.push({
      written: factor === undefined ? digits : `${digits} ${word}`,
      values: factor === undefined ? values : values.map((value) => value * factor),
      parts: values.length === 0 ? parts : [],
      isTime,
      hours: hoursOf(isTime ? parts[0] : values[0], {
        before: text.slice(0, index),
        behind,
        isTime,
      }),
      unit: unitIn(behind.slice(taken)),
      isUnitReadable: !UNREAD_SCRIPT.test(behind),
      bound: boundOf(text.slice(0, index)),
      isPercent: PERCENT.test(behind),
      isMagnitude: false,
    });
    const end = index + digits.length + taken;
    words = words.slice(0, index) + ' |'.repeat(end).slice(0, end - index) + words.slice(end);
  }
  for (const { written: word, index, value, time, isMagnitude } of numbersInWords(words)) {
    const [before, behind] = [words.slice(0, index), words.slice(index + word.length)];
    figures.push({
      written: word,
      ...(time
        ? {
            values: [],
            parts: time,
            isTime: true,
            hours: hoursOf(time[0], { before: '', behind, isTime: true }),
          }
        : { values: [value], parts: [], isTime: false, hours: [] }),
      ...{ unit: unitIn(behind), isUnitReadable: !UNREAD_SCRIPT.test(behind) },
      ...{ isPercent: PERCENT.test(behind), isMagnitude, bound: boundOf(before) },
    });
  }
  return figures;
};
