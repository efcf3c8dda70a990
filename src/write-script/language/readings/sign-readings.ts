import type { Reading } from '../language.ts';
import type { SignWords } from '../language-words.ts';

/** "9 €/", "€9/": a stroke between a price and what it is for. */
const PRICES = [
  /(\p{N}\s?(?:(?:тыс|тис|млн|млрд)\.?\s?)?(?:[$€£₪₽₺₴₹¥¢]|руб\.?|р\.|грн|zł|Kč|kr|元))\s?\/\s?(?=\p{L})/gu,
  /([$€£₪₽₺₴₹¥]\s?\p{N}[\p{N}.,]*(?:[kKmM]|bn)?)\s?\/\s?(?=\p{L})/gu,
];

/** A figure, or two with something short between them, of degrees or a share. */
const SIGNED =
  '(?=\\d[\\d.,]*(?:\\s?(?:\\p{Pd}|\\.\\.\\.|\\p{L}{1,3})\\s?[-+]?\\d[\\d.,]*)?\\s?(?:[°%]|degree|градус|Grad|grad[oiue]|degré|graus|stopni|derece|מעלות))';
const signed = (sign: string, word: string): Reading[] =>
  word === ''
    ? []
    : [[new RegExp(`(^|[\\s(/]|\\.\\.\\.|\\p{Pd})${sign}\\s?${SIGNED}`, 'gu'), `$1${word}`]];
const beforeFigure = (signs: string, word: string): Reading[] =>
  word === '' ? [] : [[new RegExp(`(?:${signs})\\s?(?=[$€£₪₽₴]?\\p{N})`, 'gu'), word]];

/** Signs that people write for words, in a language that has the words; one without them stays silent. */
export const signReadings = ({
  about,
  said = '',
  under,
  over,
  equals,
  to,
  moreThan,
  per,
  minus,
  plus,
  atMost,
  atLeast,
  section,
}: SignWords): readonly Reading[] => {
  if (about === '') return [];
  // A word in front that says the same already is enough: "about ~100".
  const words = [about.trim(), moreThan.trim(), said].filter((word) => word !== '').join('|');
  const twice = new RegExp(`(?<!\\p{L})((?:${words})\\s*)[~≈]\\s?(?=[$€£₪₽₺₴]?\\p{N})`, 'giu');
  return [
    ...(per === ''
      ? []
      : PRICES.map(
          (price): Reading => [price, `$1${per.endsWith(' ') || per === 'ל' ? ' ' : ''}${per}`],
        )),
    [twice, '$1'],
    ...signed('-', minus),
    ...signed('\\+', plus),
    ...(minus === ''
      ? []
      : [
          [
            new RegExp(
              `(?<=\\p{N})\\s?(?:\\.\\.\\.|\\p{Pd})\\s?(?=(?:${minus}|${plus})\\p{N})`,
              'gu',
            ),
            ', ',
          ] satisfies Reading,
        ]),
    ...beforeFigure('≤|⩽|<=', atMost),
    ...beforeFigure('≥|⩾|>=', atLeast),
    ...beforeFigure('§§?', section),
    [/[~≈]\s?(?=[$€£₪₽₺₴]?\p{N})/gu, about],
    [/(?<![\p{L}\p{N}<])<\s?(?=[$€£₪₽]?\p{N})/gu, under],
    [/(?<![\p{L}\p{N}>-])>\s?(?=[$€£₪₽]?\p{N})/gu, over],
    [/(?<=[\p{N}\p{L}$€£₪₽₴%°])\s+=\s+(?=[$€£₪₽₴]?[\p{N}\p{L}])/gu, ` ${equals} `],
    [/(?<=[\p{L}\p{N})%°$€£₪₽])\s*(?:-+>|=>|[→⇒➜➔⟶►▶])\s*(?=[$€£₪₽₺₴₹]?[\p{L}\p{N}])/gu, ` ${to} `],
    [new RegExp(`(?<!\\p{L})((?:${words})\\s*\\p{N}[\\p{N}.,]*)\\+(?=\\s|$)`, 'giu'), '$1'],
    [
      /(?<![\p{L}\p{N}.,+])(?!(?:18|21)\+)(\p{N}{1,3}(?:[.,]?\p{N}{3})*)\+(?=\s+\p{Ll}|\s+\p{Lo})/gu,
      `${moreThan}$1`,
    ],
  ];
};
