import { escapePattern } from '../../../speech-text/escape-pattern.ts';
import { namesNumber, numberSource } from './numbers.ts';

const FREE =
  /(?<!\p{L})(?:free|kostenlos|gratis|gratuit\p{L}*|frei|бесплатн\p{L}*|безкоштовн\p{L}*|bezpłatn\p{L}*|darmow\p{L}*|חינם|مجان\p{L}*)(?!\p{L})|免费|免費|無料/iu;

/** Currencies whose names the platform is asked for. */
const CURRENCIES = 'EUR USD GBP CHF RUB UAH PLN ILS TRY JPY CNY BRL AED MAD CZK SEK INR'.split(' ');
/** What people say besides. */
const MORE_CURRENCIES: Readonly<Record<string, string>> = {
  de: 'Kronen Cent Franken',
  en: 'crown crowns pence penny cents quid bucks',
  he: 'שח ש״ח ש"ח אגורות',
  ru: 'коп копеек крон',
  zh: '元 块 圆',
};
const UNITS = {
  size: [
    ...['millimeter', 'centimeter', 'meter', 'kilometer', 'inch', 'foot', 'yard', 'mile'],
    ...['liter', 'acre', 'hectare', 'kilometer-per-hour', 'mile-per-hour'],
  ],
  weight: ['gram', 'kilogram', 'ounce', 'pound', 'stone'],
} as const;
const MORE_UNITS: Readonly<Record<keyof typeof UNITS, Readonly<Record<string, string>>>> = {
  size: {
    en: 'metre metres centimetre centimetres kilometre kilometres millimetre millimetres litre litres',
  },
  weight: {
    de: 'Tonnen Tonne Zentner',
    en: 'ton tons tonne tonnes kilo kilos',
    fr: 'tonne tonnes kilo kilos',
    he: 'טון קילו',
    ru: 'тонн тонны тонна кило килограммов граммов',
    uk: 'тонн тонни тонна кіло',
  },
};

const partOf = (language: string, type: string, count: number, options: object): string =>
  new Intl.NumberFormat(language, options).formatToParts(count).find((part) => part.type === type)
    ?.value ?? '';

const namesOf = (language: string, type: 'currency' | 'unit', options: readonly object[]) =>
  options.flatMap((each) => [1, 2, 5].map((count) => partOf(language, type, count, each)));

/** Where an adjective stands behind its noun. */
const NOUN_FIRST = new Set(['ar', 'es', 'fr', 'he', 'it', 'pl', 'pt']);

/** The nouns of names with an adjective: "British pounds", "российских рублей", "שקלים חדשים". */
const nouns = (names: readonly string[], language: string): string[] =>
  names
    .map((name) => name.split(/[\s-]+/).at(NOUN_FIRST.has(language) ? 0 : -1) ?? '')
    .filter((word) => word !== '');

const anyOf = (words: readonly string[]): string => `(?:${words.map(escapePattern).join('|')})`;
const split = (words: string | undefined): string[] => (words ?? '').split(' ').filter(Boolean);

interface AmountPatterns {
  readonly price: RegExp;
  readonly size: RegExp;
  readonly weight: RegExp;
}

const compile = (language: string): AmountPatterns => {
  const isUnspaced = language === 'ja' || language === 'zh';
  const [before, after] = isUnspaced ? ['', ''] : ['(?<!\\p{L})', '(?!\\p{L})'];
  const currencies = namesOf(
    language,
    'currency',
    CURRENCIES.map((currency) => ({
      style: 'currency',
      currency,
      currencyDisplay: 'name',
      maximumFractionDigits: 0,
    })),
  );
  const money = [...nouns(currencies, language), ...split(MORE_CURRENCIES[language])];
  const measure = (kind: keyof typeof UNITS): RegExp => {
    const names = (['long', 'short'] as const).flatMap((unitDisplay) =>
      namesOf(
        language,
        'unit',
        UNITS[kind].map((unit) => ({ style: 'unit', unit, unitDisplay })),
      ),
    );
    const units = [...names, ...split(MORE_UNITS[kind][language])].filter(Boolean);
    return new RegExp(`${numberSource(language)}[\\s\\p{Pd}.]*${anyOf(units)}${after}`, 'iu');
  };
  return {
    price: new RegExp(`\\p{Sc}|${before}${anyOf(money)}${after}`, 'iu'),
    size: measure('size'),
    weight: measure('weight'),
  };
};

const known = new Map<string, AmountPatterns>();

const patternsOf = (language: string): AmountPatterns => {
  const patterns = known.get(language) ?? compile(language === 'und' ? 'en' : language);
  known.set(language, patterns);
  return patterns;
};

/** Whether a text says what something costs: a number with a currency or a word for costs, or nothing at all. */
export const namesPrice = (text: string, language: string, costs: RegExp): boolean =>
  FREE.test(text) ||
  (namesNumber(text, language) && (patternsOf(language).price.test(text) || costs.test(text)));

/** Whether a text says how large or fast something is, or how heavy. */
export const namesMeasure = (text: string, language: string, kind: 'size' | 'weight'): boolean =>
  patternsOf(language)[kind].test(text);
