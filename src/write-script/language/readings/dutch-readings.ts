import type { Reading } from '../language.ts';
import { dateReadings, toDate, unitReadings } from './common-readings.ts';
import { rangeReadings } from './range-readings.ts';
import { inCaseOf, inFull } from './words-in-full.ts';

const format = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });

const DAYS: Readonly<Record<string, string>> = {
  ma: 'maandag',
  di: 'dinsdag',
  wo: 'woensdag',
  do: 'donderdag',
  vr: 'vrijdag',
  za: 'zaterdag',
  zo: 'zondag',
};
const MONTHS: Readonly<Record<string, string>> = {
  jan: 'januari',
  feb: 'februari',
  febr: 'februari',
  mrt: 'maart',
  apr: 'april',
  jun: 'juni',
  jul: 'juli',
  aug: 'augustus',
  sep: 'september',
  sept: 'september',
  okt: 'oktober',
  nov: 'november',
  dec: 'december',
};
const DAY = Object.keys(DAYS).join('|');
const MONTH = [...Object.values(MONTHS), 'mei'].join('|');
const SHORT_MONTH = Object.keys(MONTHS).join('|');
const COUNTED =
  'procent|euro|uur|(?:duizend|mil(?:joen|jard))|graden|minuten|dagen|weken|maanden|jaar|keer|(?:vierkante |kubieke |kilo|centi|milli)?(?:meter|gram)|kilo|liter|mensen|personen|kinderen|bezoekers|plaatsen|woningen|stuks';

/** Words for abbreviations. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'bijv.': 'bijvoorbeeld',
  'bv.': 'bijvoorbeeld',
  'd.w.z.': 'dat wil zeggen',
  'm.a.w.': 'met andere woorden',
  'o.a.': 'onder andere',
  'm.n.': 'met name',
  'enz.': 'enzovoort',
  'etc.': 'enzovoort',
  'e.d.': 'en dergelijke',
  'e.a.': 'en anderen',
  'i.v.m.': 'in verband met',
  'm.b.t.': 'met betrekking tot',
  't.o.v.': 'ten opzichte van',
  'n.a.v.': 'naar aanleiding van',
  'd.m.v.': 'door middel van',
  'i.p.v.': 'in plaats van',
  'i.s.m.': 'in samenwerking met',
  'a.s.': 'aanstaande',
  'jl.': 'jongstleden',
  'p.p.': 'per persoon',
  'v.Chr.': 'voor Christus',
  'n.Chr.': 'na Christus',
  'ca.': 'circa',
  'resp.': 'respectievelijk',
  'evt.': 'eventueel',
  'incl.': 'inclusief',
  'excl.': 'exclusief',
  'zgn.': 'zogenaamd',
};
const TITLES: Readonly<Record<string, string>> = {
  dr: 'doctor',
  drs: 'doctorandus',
  ir: 'ingenieur',
  prof: 'professor',
  dhr: 'de heer',
  mw: 'mevrouw',
  mevr: 'mevrouw',
  ds: 'dominee',
};
const BEFORE_NUMBERS: Readonly<Record<string, string>> = {
  nr: 'nummer',
  blz: 'bladzijde',
  art: 'artikel',
  afb: 'afbeelding',
  hfst: 'hoofdstuk',
  tel: 'telefoon',
};

const same = (name: string) => () => name;
const degrees = (number: string): string => (number === '1' ? 'graad' : 'graden');

/** How Dutch is read. */
export const DUTCH_READINGS: readonly Reading[] = [
  ...dateReadings((date) => format.format(date), 'day-first'),
  [
    /(?<![\d./-])(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)(?![\d/-]|\.\d)/g,
    (whole = '', day = '', month = '', year = '') => {
      const date = toDate(year, month, day);
      return date ? format.format(date) : whole;
    },
  ],
  // In front of a number a day or a month is meant, and no word that is written alike.
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(${DAY})\\.?\\s?(?:\\p{Pd}|t/m)\\s?(${DAY})(?![\\p{L}\\p{N}])\\.?`,
      'giu',
    ),
    (written = '', from = '', until = '') => {
      const [first, last] = [DAYS[from.toLowerCase()], DAYS[until.toLowerCase()]];
      return first === last ? written : inCaseOf(written, `${first} tot en met ${last}`);
    },
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${DAY})\\.?(?= \\d{1,2} (?:${MONTH}|mei|${SHORT_MONTH})(?!\\p{L}))`,
      'giu',
    ),
    (_, day = '') => inCaseOf(day, DAYS[day.toLowerCase()] ?? day),
  ],
  [
    new RegExp(`(?<=\\d )(${SHORT_MONTH})(?!\\p{L})\\.?`, 'gu'),
    (_, month = '') => MONTHS[month] ?? month,
  ],
  [/(?<=\d\s?)mln(?!\p{L})\.?/gu, 'miljoen'],
  [/(?<=\d\s?)mld(?!\p{L})\.?/gu, 'miljard'],
  [
    /€\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|\p{Pd}+))?(?![\d,]|\.\d)( (?:duizend|miljoen|miljard)(?!\p{L}))?/gu,
    (_, whole = '', behind = '', scale = '') => {
      if (scale !== '') return `${whole}${/\d/.test(behind) ? `,${behind}` : ''}${scale} euro`;
      return /[1-9]/.test(behind) ? `${whole} euro ${behind.padEnd(2, '0')}` : `${whole} euro`;
    },
  ],
  [/(?<=\d)\s?€/g, ' euro'],
  [/(?<=\d)\s?%/g, ' procent'],
  ...unitReadings({
    '°\\s?C': (number) => `${degrees(number)} Celsius`,
    '°': degrees,
    'km/u|km/h': same('kilometer per uur'),
    'm/s': same('meter per seconde'),
    'km²': same('vierkante kilometer'),
    'm²|m2': same('vierkante meter'),
    'm³|m3': same('kubieke meter'),
    km: same('kilometer'),
    cm: same('centimeter'),
    mm: same('millimeter'),
    m: same('meter'),
    kg: same('kilo'),
    ha: same('hectare'),
    kWh: same('kilowattuur'),
    MW: same('megawatt'),
  }),
  [/(?<=\d)\s?u(?![\p{L}\p{N}])\.?/gu, ' uur'],
  [/(?<=(?<!\p{L})tussen \d[\d.,:]{0,10})\s?\p{Pd}\s?(?=\d)/giu, ' en '],
  ...rangeReadings({
    to: ' tot ',
    toYear: ' tot en met ',
    counted: COUNTED,
    asksForRange: 'leeftijd',
  }),
  // The last day and the last page are part of what is named.
  ...rangeReadings({
    to: ' tot en met ',
    counted: MONTH,
    asksForRange: "bladzijden|pagina's|artikelen|hoofdstukken|groep",
  }),
  [/(?<!\p{L})t\/m(?!\p{L})/gu, 'tot en met'],
  ...inFull(ABBREVIATIONS),
  ...inFull(TITLES, '\\.(?=\\s\\p{L})'),
  ...inFull(BEFORE_NUMBERS, '\\.?(?=\\s?\\d)'),
  [/(?:№|(?<![\p{L}\p{N}])#)\s?(?=\d)/gu, 'nummer '],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' en '],
  [/\s\+\s/g, ' plus '],
];
