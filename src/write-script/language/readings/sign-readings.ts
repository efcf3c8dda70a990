import type { Reading } from '../language.ts';
import type { SignWords } from '../language-words.ts';

/** "9 €/", "€9/": a stroke between a price and what it is for. */
const PRICES = [
  /(\p{N}\s?(?:[$€£₪₽₺₴₹¥]|руб\.?|р\.|грн|zł|Kč|kr|元))\s?\/\s?(?=\p{L})/gu,
  /([$€£₪₽₺₴₹¥]\s?\p{N}[\p{N}.,]*)\s?\/\s?(?=\p{L})/gu,
];

/** Signs that people write for words, in a language that has the words; one without them stays silent. */
export const signReadings = ({
  about,
  under,
  over,
  equals,
  to,
  moreThan,
  per,
}: SignWords): readonly Reading[] => {
  if (about === '') return [];
  // A word in front that says the same already is enough: "about ~100".
  const said = new RegExp(`(?<!\\p{L})(${about.trim()}\\s*)[~≈]\\s?(?=\\p{N})`, 'giu');
  return [
    ...(per === ''
      ? []
      : PRICES.map(
          (price): Reading => [price, `$1${per.endsWith(' ') || per === 'ל' ? ' ' : ''}${per}`],
        )),
    [said, '$1'],
    [/[~≈]\s?(?=[$€£₪₽₺₴]?\p{N})/gu, about],
    [/(?<![\p{L}\p{N}<])<\s?(?=[$€£₪₽]?\p{N})/gu, under],
    [/(?<![\p{L}\p{N}>-])>\s?(?=[$€£₪₽]?\p{N})/gu, over],
    [/(?<=\p{N}|\p{L})\s+=\s+(?=\p{N}|\p{L})/gu, ` ${equals} `],
    [/(?<=[\p{L}\p{N})])\s*(?:-+>|=>|[→⇒➜➔⟶►▶])\s*(?=[$€£₪₽₺₴₹]?[\p{L}\p{N}])/gu, ` ${to} `],
    [new RegExp(`(?<!\\p{L})(${moreThan.trim()}\\s+\\p{N}+)\\+(?=\\s|$)`, 'giu'), '$1'],
    [
      /(?<![\p{L}\p{N}.,+])(\p{N}{1,3}(?:[.,]?\p{N}{3})*)\+(?=\s+\p{Ll}|\s+\p{Lo})/gu,
      `${moreThan}$1`,
    ],
  ];
};
