type Dimension = 'length' | 'mass' | 'time' | 'volume' | 'area' | 'celsius' | 'fahrenheit';

/** What a figure counts: how many of the dimension's base unit one is. */
export interface Unit {
  readonly of: Dimension;
  readonly inBase: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Units by their words, in the languages whose posts and scripts are read most; matched as whole words. */
const UNITS: readonly (readonly [string, Dimension, number])[] = [
  ['mm|millim\\p{L}+|мм|миллиметр\\p{L}*|מ"מ', 'length', 0.001],
  ['cm|centim\\p{L}+|zentimeter\\p{L}*|см|сантиметр\\p{L}*|ס"מ', 'length', 0.01],
  [
    'km|kilomet\\p{L}+|kilómetros?|quil[ôo]metros?|chilometr[oi]|км|к[иі]лометр\\p{L}*|ק"מ|קילומטר\\p{L}*',
    'length',
    1000,
  ],
  ['m|met(?:er|re)[ns]?|mètres?|metr[oiaey]\\p{L}*|м|метр\\p{L}*|מטר(?:ים)?', 'length', 1],
  ['miles?|mi|meilen?|мил[яьией]\\p{L}*|מייל(?:ים)?', 'length', 1609.34],
  ['feet|foot|ft|fuß|фут\\p{L}*', 'length', 0.3048],
  ['inch(?:es)?|zoll|дюйм\\p{L}*|אינץ', 'length', 0.0254],
  ['yards?|yd', 'length', 0.9144],
  ['mg|milligram\\p{L}*|мг', 'mass', 0.001],
  [
    'kg|kilos?|kilogram\\p{L}*|quilos?|chil[oi]|кг|к[иі]лограм\\p{L}*|ק"ג|קילו\\p{L}*',
    'mass',
    1000,
  ],
  ['g|gram\\p{L}*|г|грамм?\\p{L}*|גרם', 'mass', 1],
  ['t|tons?|tonnes?|tonnen?|toneladas?|тонн\\p{L}*|т|טון', 'mass', 1e6],
  ['lbs?|pounds?|pfund|фунт\\p{L}*', 'mass', 453.6],
  ['oz|ounces?|унци\\p{L}*', 'mass', 28.35],
  ['s|secs?|seconds?|sekunden?|secondes?|segundos?|сек\\p{L}*|שני(?:ה|ות)', 'time', 1],
  ['mins?|minutes?|minuten?|minut\\p{L}*|мин|минут\\p{L}*|хвилин\\p{L}*|דק(?:ה|ות)', 'time', 60],
  [
    'h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|godzin\\p{L}*|saat|ч|час(?:а|ов)?|годин\\p{L}*|שע(?:ה|ות)',
    'time',
    HOUR,
  ],
  [
    'days?|tag(?:en?)?|jours?|d[ií]as?|giorn[oi]|dni|dzień|gün|д(?:ень|ня|ней)|дн(?:я|ей|і|ів)|сут(?:ки|ок)|יום|ימים',
    'time',
    DAY,
  ],
  [
    'weeks?|wochen?|semain\\p{L}+|semanas?|settiman[ae]|tydz\\p{L}+|tygod\\p{L}+|hafta|недел\\p{L}*|тиж\\p{L}+|שבוע(?:ות)?',
    'time',
    7 * DAY,
  ],
  [
    'months?|monat\\p{L}*|mois|mes(?:es)?|mês|mes[ei]|miesi\\p{L}+|ay|месяц\\p{L}*|місяц\\p{L}*|חודש(?:ים)?',
    'time',
    YEAR / 12,
  ],
  [
    'years?|jahr\\p{L}*|ans?|années?|años?|anos?|ann[oi]|lata?|rok\\p{L}*|yıl|лет|год(?:а|у)?|рок\\p{L}*|שנ(?:ה|ים)',
    'time',
    YEAR,
  ],
  ['decades?|jahrzehnt\\p{L}*|décennies?|десятилети\\p{L}*|עשור(?:ים)?', 'time', 10 * YEAR],
  [
    'centur(?:y|ies)|jahrhundert\\p{L}*|siècles?|siglos?|век\\p{L}*|столети\\p{L}*',
    'time',
    100 * YEAR,
  ],
  ['ml|millilit\\p{L}+|мл', 'volume', 0.001],
  ['l|lit(?:er|re)[ns]?|litros?|litr[oiya]\\p{L}*|л|литр\\p{L}*|літр\\p{L}*|ליטר', 'volume', 1],
  ['gallons?|gal|галлон\\p{L}*', 'volume', 3.785],
  ['pints?', 'volume', 0.473],
  ['ha|hect?ar\\p{L}*|hektar\\p{L}*|га|гектар\\p{L}*', 'area', 10_000],
  ['acres?|акр\\p{L}*', 'area', 4047],
  ['km²|km2|square kilomet\\p{L}+|quadratkilometer|кв\\. ?км', 'area', 1e6],
  ['m²|m2|sqm|square met\\p{L}+|quadratmeter|кв\\. ?м', 'area', 1],
  ['square feet|sq ?ft', 'area', 0.0929],
  [
    '°?[ \\u00A0]?f|degrees fahrenheit|fahrenheit|(?:grad|degrés|grados|градус\\p{L}*) fahrenheit|°f',
    'fahrenheit',
    1,
  ],
  [
    '°[ \\u00A0]?c|°|degrees?(?: celsius)?|grad(?: celsius)?|degrés|grados|graus|gradi|градус\\p{L}*|מעלות',
    'celsius',
    1,
  ],
];

const PATTERNS = UNITS.map(
  ([words, of, inBase]) =>
    [
      new RegExp(`^[ \\u00A0\\u202F-]?(?:${words})(?![\\p{L}\\p{M}\\p{N}"²])`, 'iu'),
      { of, inBase } satisfies Unit,
    ] as const,
);

/** The unit that a text begins with. */
export const unitIn = (behind: string): Unit | undefined =>
  PATTERNS.find(([pattern]) => pattern.test(behind))?.[1];

/** How far what is said in another unit may be from what it converts. */
const CONVERTED = 0.03;

/** Whether an amount in one unit is about another one in another. */
export const isSameAmount = (
  [a, from]: readonly [number, Unit],
  [b, to]: readonly [number, Unit],
): boolean => {
  const celsius = (value: number, { of }: Unit) =>
    of === 'celsius' ? value : of === 'fahrenheit' ? ((value - 32) * 5) / 9 : undefined;
  const [left, right] = [celsius(a, from), celsius(b, to)];
  if (left !== undefined && right !== undefined) {
    // Who says degrees doesn't always say which, nor the sign.
    const readings = [left, to.of === 'fahrenheit' ? ((a - 32) * 5) / 9 : left];
    return readings.some((reading) => Math.abs(Math.abs(reading) - Math.abs(right)) <= 0.6);
  }
  const [said, known] = [a * from.inBase, b * to.inBase];
  return from.of === to.of && Math.abs(said - known) <= CONVERTED * Math.abs(known);
};
