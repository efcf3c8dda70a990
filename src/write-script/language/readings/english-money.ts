import type { Reading } from '../language.ts';

/** A noun for a number, in the singular for one alone. */
export const unit =
  (one: string, many = `${one}s`) =>
  (number: string): string =>
    number === '1' ? one : many;

const SCALES: Readonly<Record<string, string>> = {
  k: ' thousand',
  m: ' million',
  mn: ' million',
  mln: ' million',
  million: ' million',
  b: ' billion',
  bn: ' billion',
  billion: ' billion',
  t: ' trillion',
  tn: ' trillion',
  trillion: ' trillion',
};
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₪': 'shekel',
  '₽': 'rouble',
};

const money = (sign: string, number: string, scale = ''): string => {
  const name = CURRENCIES[sign] ?? '';
  const plural = name === 'yen' ? name : `${name}s`;
  const scaled = SCALES[scale.trim().toLowerCase()] ?? '';
  return `${number}${scaled} ${number === '1' && scaled === '' ? name : plural}`;
};

const CURRENCY_CODES: readonly Reading[] = Object.entries({
  USD: 'dollar',
  EUR: 'euro',
  GBP: 'pound',
  ILS: 'shekel',
}).map(([code, name]) => [
  new RegExp(`(\\d+(?:[.,]\\d+)*) ?${code}(?![\\p{L}\\p{N}])`, 'gu'),
  (_, number = '') => `${number} ${unit(name)(number)}`,
]);

/** Amounts of money, their sign in front, behind or as three letters. */
export const ENGLISH_MONEY: readonly Reading[] = [
  ...CURRENCY_CODES,
  [/([$€£¥₪₽])\s?(\d[\d,.]*)\s?[-–—]\s?\1?(?=\d)/g, '$2 to $1'],
  [
    /([$€£¥₪₽])\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(million|billion|trillion|mln|mn|bn|tn|[kmbt])(?!\p{L}))?/giu,
    (_, sign = '', number = '', scale) => money(sign, number, scale),
  ],
  [/(\d+(?:,\d{3})*(?:\.\d+)?)\s?([€£₪₽])/g, (_, number = '', sign = '') => money(sign, number)],
];
