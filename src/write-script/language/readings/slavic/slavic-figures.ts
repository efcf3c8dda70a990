import { escapePattern } from '../../../../speech-text/escape-pattern.ts';
import type { Reading } from '../../language.ts';
import { unitReadings } from '../common-readings.ts';

/** The forms of a noun behind a number: 1 рубль, 2 рубля, 5 рублей, 1,5 рубля; and what stands behind it. */
export interface Noun {
  readonly one: string;
  readonly few: string;
  readonly many: string;
  /** Of a part, which is the genitive of one. */
  readonly part: string;
  readonly behind: string;
}

/** A noun whose form of a part is that of a few, as it is in Russian, unless another is given. */
export const noun = (one: string, few: string, many: string, behind = '', part = few): Noun => ({
  one,
  few,
  many,
  part,
  behind: behind === '' ? '' : ` ${behind}`,
});

const AMOUNT = '(\\d[\\d,.]*\\d|\\d)';

/** How a Slavic language counts. `asksForGenitive` is a pattern for words in front of a number: до, около. */
export interface SlavicFigures {
  counted(noun: Noun, number: string): string;
  units(units: Readonly<Record<string, Noun>>): readonly Reading[];
  /** Amounts of money: scales by their short forms, currencies by their sign or a pattern of their abbreviation. */
  money(
    scales: Readonly<Record<string, Noun>>,
    currencies: Readonly<Record<string, Noun>>,
  ): readonly Reading[];
}

/** Counts by the plural rules of Unicode for a language. */
export const slavicFigures = (tag: string, asksForGenitive: string): SlavicFigures => {
  const rules = new Intl.PluralRules(tag);
  const ruleOf = (number: string): string =>
    /[.,]\d/.test(number) ? 'part' : rules.select(Number(number.replace(/\D/g, '')));
  const counted = ({ one, few, many, part, behind }: Noun, number: string): string => {
    const rule = ruleOf(number);
    const form = rule === 'one' ? one : rule === 'few' ? few : rule === 'part' ? part : many;
    return form + behind;
  };
  /** As it stands after до, от or около: до 21 градуса, до 40 тонн. */
  const genitive = ({ many, part, behind }: Noun, number: string): string =>
    (['one', 'part'].includes(ruleOf(number)) ? part : many) + behind;
  const spelt = asksForGenitive.replace(
    /(?<!\p{L})\p{L}/gu,
    (letter) => `[${letter}${letter.toUpperCase()}]`,
  );
  const asks = `(?<!\\p{L})(?:${spelt}) (?:(?:minus|мінус|минус|plus|плюс) )?`;
  return {
    counted,
    units(units) {
      const named = (form: (unit: Noun, number: string) => string) =>
        Object.fromEntries(
          Object.entries(units).map(([written, unit]) => [
            written,
            (number: string) => form(unit, number),
          ]),
        );
      return [...unitReadings(named(genitive), asks), ...unitReadings(named(counted))];
    },
    money(scales, currencies) {
      const short = Object.keys(scales).join('|');
      const codes = Object.keys(currencies)
        .map((written) => (/^\P{L}+$/u.test(written) ? escapePattern(written) : written))
        .join('|');
      const scale = `(?:\\s?(${short})\\.?(?!\\p{L}))?`;
      return Object.entries(currencies).flatMap(([written, currency]): Reading[] => {
        const say = (before = '', number = '', scaled = ''): string => {
          const form = before === '' ? counted : genitive;
          const amount = scales[scaled.toLowerCase()];
          return amount
            ? `${before}${number} ${form(amount, number)} ${currency.many}`
            : `${before}${number} ${form(currency, number)}`;
        };
        const isSign = /^\P{L}+$/u.test(written);
        const sign = isSign ? escapePattern(written) : `(?:${written})`;
        return [
          ...(isSign
            ? ([
                [
                  // "Курс $ 93,45 руб.": what is priced.
                  new RegExp(`([Кк]урс )?${sign}(?=\\s${AMOUNT}\\s?(?:${codes}))`, 'giu'),
                  (_, rate = '') => `${rate}${rate === '' ? currency.one : currency.part}`,
                ],
                [
                  new RegExp(`(${asks})?${sign}\\s?${AMOUNT}${scale}`, 'giu'),
                  (_, before, number, scaled) => say(before, number, scaled),
                ],
              ] satisfies Reading[])
            : []),
          [
            new RegExp(
              `(${asks})?${AMOUNT}${scale}\\s?${sign}${isSign ? '' : '(?!\\p{L})'}`,
              'giu',
            ),
            (_, before, number, scaled) => say(before, number, scaled),
          ],
          // "€ — 101,2 руб.", "41 грн за $"
          ...(isSign
            ? ([
                [
                  new RegExp(
                    `(?<![\\p{N}\\p{Sc}]\\s?)${sign}(?=\\s*(?:[:=]|\\p{Pd}\\s)|[.,;]|$)`,
                    'giu',
                  ),
                  currency.one,
                ],
              ] satisfies Reading[])
            : []),
        ];
      });
    },
  };
};
