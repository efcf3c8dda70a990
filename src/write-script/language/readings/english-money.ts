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
  bln: ' billion',
  billion: ' billion',
  t: ' trillion',
  tn: ' trillion',
  trillion: ' trillion',
  lakh: ' lakh',
  crore: ' crore',
};
const CURRENCIES: Readonly<Record<string, string>> = {
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₪': 'shekel',
  '₽': 'rouble',
  '₹': 'rupee',
  '₴': 'hryvnia',
  '₺': 'lira',
};

/** Whose dollars those with letters in front are. */
const DOLLARS: Readonly<Record<string, string>> = {
  US: 'US',
  CA: 'Canadian',
  C: 'Canadian',
  AU: 'Australian',
  A: 'Australian',
  NZ: 'New Zealand',
  HK: 'Hong Kong',
  S: 'Singapore',
};

const money = (sign: string, number: string, scale = ''): string => {
  const name = CURRENCIES[sign] ?? '';
  const plural = name === 'yen' ? name : `${name}s`;
  const scaled = SCALES[scale.trim().toLowerCase()] ?? '';
  return `${number}${scaled} ${number === '1' && scaled === '' ? name : plural}`;
};

/** "CHF 200" is said as "200 CHF" is. */
const CODE_IN_FRONT = /(?<![\p{L}\p{N}/])(USD|EUR|GBP|ILS|CHF|UAH|INR)\s?(\d+(?:[.,]\d+)*)/gu;
const CURRENCY_CODES: readonly Reading[] = Object.entries({
  USD: 'dollar',
  EUR: 'euro',
  GBP: 'pound',
  ILS: 'shekel',
  CHF: 'franc',
  UAH: 'hryvnia',
  INR: 'rupee',
}).map(([code, name]) => [
  new RegExp(`(\\d+(?:[.,]\\d+)*) ?${code}(?![\\p{L}\\p{N}])`, 'gu'),
  (_, number = '') => `${number} ${unit(name)(number)}`,
]);

/** What is so much: "a $5 coin". */
const IN_FRONT_OF_NOUN =
  '(?=\\s(?!(?:and|or|to|for|from|per|each|more|less|in|on|at|of|by|he|she|it|they|we|you|that|with)\\b)\\p{Ll}{3,})';
const singular: Reading = [
  new RegExp(
    `(?<=\\b(?:an?|the|this|that|another) )([$€£¥₪₽₹₴₺])\\s?(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:[\\s-]?(million|billion|trillion|mn|bn|[kKmMbB])(?!\\p{L}))?${IN_FRONT_OF_NOUN}`,
    'giu',
  ),
  (_, sign = '', number = '', scale = '') =>
    `${number}${SCALES[scale.toLowerCase()] ?? ''} ${CURRENCIES[sign] ?? ''}`,
];

/** Amounts of money, their sign in front, behind or as three letters. */
export const ENGLISH_MONEY: readonly Reading[] = [
  // "$NRVA" is a share.
  [/\$(?=\p{Lu}{2,6}(?!\p{L}))/gu, ''],
  singular,
  [CODE_IN_FRONT, '$2 $1'],
  ...CURRENCY_CODES,
  [
    /(?<!\p{L})(US|CA?|AU?|NZ|HK|S)\$\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(million|billion|trillion|mn|bn|[kmbKMB])(?!\p{L}))?/gu,
    (_, land = '', number = '', scale) => {
      const said = money('$', number, scale);
      const at = said.lastIndexOf(' ');
      return `${said.slice(0, at)} ${DOLLARS[land]}${said.slice(at)}`;
    },
  ],
  [/([$€£¥₪₽₹₴₺])\s?(\d[\d,.]*)\s?[-–—]\s?\1?(?=\d)/g, '$2 to $1'],
  [
    /([$€£¥₪₽₹₴₺])\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:[\s-]?(million|billion|trillion|lakh|crore|mln|bln|mn|bn|tn|[kmbt])(?!\p{L}))?/giu,
    (_, sign = '', number = '', scale) => money(sign, number, scale),
  ],
  [
    /(\d+(?:,\d{3})*(?:\.\d+)?)\s?([€£₪₽₹₴₺]|\$(?![\p{L}\p{N}]))/gu,
    (_, number = '', sign = '') => money(sign, number),
  ],
  // Behind "p" and nothing else stands a page.
  [/(?<=\d)p(?=\/(?:l|kg|g|min)(?!\p{L}))/gu, ' pence'],
  [/(\d+)\s?¢/g, (_, number = '') => `${number} ${unit('cent')(number)}`],
  [
    /\bRs\.?\s?(\d+(?:[.,]\d+)*)(?:\s(lakh|crore))?/g,
    (_, number = '', scale) => money('₹', number, scale),
  ],
];
