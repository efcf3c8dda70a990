import type { Reading } from '../language.ts';
import { dateReadings } from './common-readings.ts';
import { daysInFigures, timesWithPoints } from './day-and-month.ts';
import { rangeReadings } from './range-readings.ts';

/** What a Romance language has words of its own for. */
interface RomanceWords {
  readonly tag: string;
  /** Words that lead to a date and to a time of day, with the space behind. */
  readonly beforeDate: string;
  readonly beforeTime: string;
  /** Between two figures, where no article has to join it; empty leaves the dash. */
  readonly to: string;
  /** From one day until another. */
  readonly range: (from: string, until: string) => string;
  readonly counted: string;
  readonly number: string;
  readonly and: string;
  /** Applied first, and last. */
  readonly others?: readonly Reading[];
  readonly elisions?: readonly Reading[];
}

const readingsOf = (words: RomanceWords): readonly Reading[] => {
  const format = new Intl.DateTimeFormat(words.tag, { timeZone: 'UTC', dateStyle: 'long' });
  return [
    ...(words.others ?? []),
    ...daysInFigures({
      tag: words.tag,
      separator: '/',
      hasPlainWeekdays: true,
      before: words.beforeDate,
      range: words.range,
    }),
    ...timesWithPoints(words.beforeTime),
    ...dateReadings((date) => format.format(date), 'day-first'),
    ...(words.to === ''
      ? []
      : rangeReadings({ to: words.to, counted: words.counted, asksForRange: '(?!)' })),
    [/(?<!\p{L})(?:[Nn]\.?\s?[°º]|[Nn]ro?\.|№)\s?(?=\d)/gu, `${words.number} `],
    [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ` ${words.and} `],
    ...(words.elisions ?? []),
  ];
};

/** How French is read. */
export const FRENCH_READINGS: readonly Reading[] = readingsOf({
  tag: 'fr',
  beforeDate: '(?:le|du|au|dès le|avant le|depuis le|et le) ',
  beforeTime: '(?!)',
  to: ' à ',
  range: (from, until) => `du ${from} au ${until}`,
  counted:
    'personnes|gens|enfants|jours|semaines|mois|ans|années|heures|minutes|secondes|%|€|euros|degrés|mètres|kilomètres|km|m|kg|fois|places|pages|logements|maisons',
  number: 'numéro',
  and: 'et',
  others: [
    [/(\d[\d,]*)\s?M€/g, "$1 millions d'euros"],
    [/(\d[\d,]*)\s?Md€/g, "$1 milliards d'euros"],
    [/(?<=\d{1,2}h(?:\d\d)?)\s?\p{Pd}\s?(?=\d{1,2}h)/gu, ' à '],
  ],
});

/** How Spanish is read. */
export const SPANISH_READINGS: readonly Reading[] = readingsOf({
  tag: 'es',
  beforeDate: '(?:el|del|al|día|hasta el|desde el|y el) ',
  beforeTime: '(?:a las|las|hasta las) ',
  to: ' a ',
  range: (from, until) => `del ${from} al ${until}`,
  counted:
    'personas|niños|días|semanas|meses|años|horas|minutos|segundos|%|€|euros|dólares|pesos|grados|metros|kilómetros|km|m|kg|veces|plazas|páginas|casas|viviendas',
  number: 'número',
  and: 'y',
  others: [[/(?<!\p{L})EE\.\s?UU\.?(?!\p{L})/gu, 'Estados Unidos']],
});

/** How Portuguese is read. */
export const PORTUGUESE_READINGS: readonly Reading[] = readingsOf({
  tag: 'pt',
  beforeDate: '(?:dia|de|até|em|a|ao|desde) ',
  beforeTime: '(?!)',
  to: ' a ',
  range: (from, until) => `de ${from} a ${until}`,
  counted:
    'pessoas|crianças|dias|semanas|meses|anos|horas|minutos|segundos|%|€|euros|reais|graus|metros|quilômetros|km|m|kg|vezes|vagas|páginas|casas',
  number: 'número',
  and: 'e',
  others: [
    [
      /R\$\s?(\d[\d.,]*\d|\d)(?:\s(mil|milhão|milhões|bilhão|bilhões)(?!\p{L}))?/gu,
      (_, number = '', scale = '') => {
        if (scale !== '') return `${number} ${scale}${scale === 'mil' ? '' : ' de'} reais`;
        return number === '1' ? '1 real' : `${number} reais`;
      },
    ],
  ],
});

/** How Italian is read. A range would have to elide its article. */
export const ITALIAN_READINGS: readonly Reading[] = readingsOf({
  tag: 'it',
  beforeDate: '(?:il|dal|al|del|fino al|e il) ',
  beforeTime: '(?:alle|dalle|le|ore) ',
  to: '',
  range: (from, until) => `dal ${from} al ${until}`,
  counted: '',
  number: 'numero',
  and: 'e',
  // Dall'8 all'11 ottobre.
  elisions: [
    [
      /(?<!\p{L})(d?al|del|il) (?=(?:8|11) (?:al |gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic))/giu,
      (_, article = '') => (article.toLowerCase() === 'il' ? "l'" : `${article}l'`),
    ],
  ],
});
