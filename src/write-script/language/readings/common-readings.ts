import type { Reading } from '../language.ts';

/** What every language reads the same: figures are joined, and signs without a word of their own are left out. */
export const COMMON_READINGS: readonly Reading[] = [
  // 1 000 000 and 1'000'000 are one number.
  [
    // Groups of a telephone number are none.
    /(?<![\d.,-]|[+0]\d[\d ]{0,12}|(?:t[eé]l|тел|טל|phone|fax|call|ring|llam|appel)[^\d.!?]{0,9}[.:]{0,2}[\d\s()+-]{0,14})((?!0)\d{1,3}(?:[ '’]\d{3})+)(?![\d-]| \d)/gi,
    (_, number = '') => number.replace(/[ '’]/g, ''),
  ],
  // 5%–10% is one share.
  [/(?<=\d)\s?%(?=\s?[-–—]\s?\d+(?:[.,]\d+)?\s?%)/g, ''],
  [/[“”„«»]/g, '"'],
  [/[−‒]/g, '-'],
  // Square and cubic units without their raised figure.
  [/(?<=\d\s?(?:[kcdm]?m|к?м|[дс]м))2(?![\p{L}\p{N}])/gu, '²'],
  [/(?<=\d\s?(?:[kcdm]?m|к?м|[дс]м))3(?![\p{L}\p{N}])/gu, '³'],
  [/[←↑↓↔-↪⬅⬆⬇]/gu, ' '],
];

/** What is left of signs that nobody says, once a language has read those it has a word for. */
export const LAST_READINGS: readonly Reading[] = [
  // A missing space after a full stop; within Latin letters the dot is part of a name.
  [/(?<=(?!\p{Script=Latin})\p{L}{2})\.(?=\p{L}{2})/gu, '. '],
  // C# and create_task are names, read aloud only when they are spoken.
  [/(?<![\p{L}\p{N}_])_+(?![\p{L}\p{N}_])/gu, ' '],
  [/(?<!(?<![\p{L}\p{N}])[CF])#/gu, ' '],
  // Fractions without a name of their own.
  [/(?<=\d)(?=[¼-¾⅐-⅞])/gu, ' '],
  [/[¼-¾⅐-⅞]/gu, (sign = '') => sign.normalize('NFKC').replace('\u2044', '/')],
  [/[[\]{}<>|\\^~=@`•·■□▪▫◦●○¶§†‡]+/gu, ' '],
  // *args, 2**8 and *6050 are written so.
  [/\*+(?![*\p{L}\p{N}_])/gu, ' '],
  [/\s*[→⇒➜➔⟶►▶]\s*/gu, ', '],
  // 4/7 of a ward or a case is left to the voice.
  // So is what is measured per something: 30 km/h.
  [/(?<!\p{N}\s?\p{L}{1,3}[²³]?)(?:(?<!\p{N})\s*\/\s*|\s*\/\s*(?!\p{N}))/gu, ' '],
  [/\s+[\p{Pd}]+\s+/gu, ', '],
  // "с 17.10–19.10": the range says the preposition too.
  [/(?<!\p{L})(с|з|od|du|del|de|dal) \1 (?=\d)/giu, '$1 '],
  [/ {2,}/g, ' '],
  [/\s+([.,;:!?])/g, '$1'],
  [/,\s*([.,;:!?])/g, '$1'],
];

/**
 * Units and the like: a figure, what is written behind it, and its name for a given number. `before`
 * is a pattern for what stands before the figure and stays.
 */
export const unitReadings = (
  units: Readonly<Record<string, (number: string) => string>>,
  before = '',
): Reading[] =>
  Object.entries(units).map(([written, name]) => [
    new RegExp(`(${before})(\\d[\\d.,]{0,20})[ -]?(?:${written})(?![\\p{L}\\p{N}/])`, 'gu'),
    (_, opening = '', number = '') => `${opening}${number} ${name(number)}`,
  ]);

/** Parts of a date as figures, if they can be one. */
export const toDate = (year: string, month: string, day: string): Date | undefined => {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? date : undefined;
};

/** ISO dates, and with `order` also dates in figures, written out in words. */
export const dateReadings = (
  format: (date: Date) => string,
  order: 'day-first' | 'month-first' | 'iso-only',
): Reading[] => {
  const say = (whole: string, year: string, month: string, day: string) => {
    const date = toDate(year, month, day);
    return date ? format(date) : whole;
  };
  const iso: Reading = [
    /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g,
    (whole, year = '', month = '', day = '') => say(whole ?? '', year, month, day),
  ];
  if (order === 'iso-only') return [iso];
  const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year);
  // With points, or with a first number above 12, the day stands first wherever people write so.
  const figures: Reading = [
    /(?<![\d./]|\d-)(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/]|\.\d)/g,
    (whole, first = '', separator = '', second = '', year = '') =>
      order === 'day-first' || separator === '.' || Number(first) > 12
        ? say(whole ?? '', fullYear(year), second, first)
        : say(whole ?? '', fullYear(year), first, second),
  ];
  return [iso, figures];
};
