import type { Reading } from '../language.ts';
import { dateReadings, unitReadings } from './common-readings.ts';
import { daysInFigures, timesWithPoints } from './day-and-month.ts';
import { rangeReadings } from './range-readings.ts';
import { inFull } from './words-in-full.ts';

const format = new Intl.DateTimeFormat('de', { timeZone: 'UTC', dateStyle: 'long' });

const MONTHS = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
const COUNTED =
  'Uhr|Prozent|%|€|Euro|Dollar|Grad|°|Sekunden|Minuten|Stunden|Tagen?|Wochen|Monaten?|Jahren?|Mal|(?:Kilo|Zenti|Milli)?(?:meter|gramm)|Meter|Liter|Tonnen|km|m|kg|Tausend|Million(?:en)?|Milliarden?|Personen|Menschen|Leute|Kinder|Gäste|Besucher|Helfer|Plätze|Wohnungen|Häuser|Seiten|Punkte|Stück';

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'z.B.': 'zum Beispiel',
  'd.h.': 'das heißt',
  'u.a.': 'unter anderem',
  'i.d.R.': 'in der Regel',
  'usw.': 'und so weiter',
  'bzw.': 'beziehungsweise',
  'ca.': 'circa',
  'evtl.': 'eventuell',
  'ggf.': 'gegebenenfalls',
  'inkl.': 'inklusive',
  'sog.': 'sogenannt',
  'vgl.': 'vergleiche',
  'o.ä.': 'oder Ähnliches',
  'max.': 'maximal',
  'mind.': 'mindestens',
  'zzgl.': 'zuzüglich',
  'abzgl.': 'abzüglich',
  'bzgl.': 'bezüglich',
  'gem.': 'gemäß',
  'lt.': 'laut',
  'tägl.': 'täglich',
  'hr.': 'Herr',
  'hrn.': 'Herrn',
  'bhf.': 'Bahnhof',
  hbf: 'Hauptbahnhof',
};

const DAYS: Readonly<Record<string, string>> = {
  Mo: 'Montag',
  Di: 'Dienstag',
  Mi: 'Mittwoch',
  Do: 'Donnerstag',
  Fr: 'Freitag',
  Sa: 'Samstag',
  So: 'Sonntag',
};

const counted = (one: string, many: string) => (number: string) => (number === '1' ? one : many);

/** How German is read. */
export const GERMAN_READINGS: readonly Reading[] = [
  ...daysInFigures({
    tag: 'de',
    separator: '.',
    hasPlainWeekdays: true,
    before: '(?:am|vom|bis|ab|zum|seit|und|dem|den|nach|vor|von) ',
    notBefore: '\\s?(?:Uhr|Grad|Prozent|Punkte?)',
    range: (from, until) => `${from} bis ${until}`,
  }),
  ...timesWithPoints('(?:um|ab|bis|von|gegen|seit|nach|vor) '),
  ...dateReadings((date) => format.format(date), 'day-first'),
  [new RegExp(`(?<=\\d\\.)\\s?\\p{Pd}\\s?(?=\\d{1,2}\\. (?:${MONTHS}))`, 'gu'), ' bis '],
  ...unitReadings({
    'Mio(?:\\.|(?!\\p{L}))': counted('Million', 'Millionen'),
    'Mrd(?:\\.|(?!\\p{L}))': counted('Milliarde', 'Milliarden'),
    'Tsd(?:\\.|(?!\\p{L}))': () => 'Tausend',
    'Std\\.?': counted('Stunde', 'Stunden'),
    'Min\\.?': counted('Minute', 'Minuten'),
    'Sek\\.?': counted('Sekunde', 'Sekunden'),
  }),
  [/(?<=(?<!\p{L})zwischen \d[\d.,:]{0,10})\s?\p{Pd}\s?(?=\d)/giu, ' und '],
  ...rangeReadings({ to: ' bis ', counted: COUNTED, asksForRange: 'Seiten|Kapitel|Alter' }),
  [/(?<![\p{L}\p{N}.,+])(\d{2,})\+(?=\s\p{Lu}\p{Ll})/gu, 'mehr als $1'],
  [/(?<=\p{Ll})str\.(?=[\s,;:)]|$)/gu, 'straße'],
  [/(?<=\p{L}[\s-])Str\.(?=\s\d|[,;:)]|$)/gu, 'Straße'],
  [/(?<=(?:ab|von|mit|unter|über|seit|bis zu) \d{1,3}) J\.(?!\p{L})/gu, ' Jahren'],
  [/(?<=\d) J\.(?=[,;)]|\s\p{Ll})/gu, ' Jahre'],
  [/(?<!\p{L})Nr\.\s?(?=\d)/gu, 'Nummer '],
  [/(?<!\p{L})Dr\.(?=\s\p{Lu})/gu, 'Doktor'],
  [/(?<!\p{L})Prof\.(?=\s\p{Lu})/gu, 'Professor'],
  ...inFull(ABBREVIATIONS),
  [/(?<!\p{L})MwSt\.?(?!\p{L})/gu, 'Mehrwertsteuer'],
  [/(?<!\p{L})Fr\. (?=(?:Doktor|Professor) )/gu, 'Frau '],
  [/(?<=\d\. )(?:Jh|Jhd|Jhdt)\.(?=\s|[,;)]|$)/gu, 'Jahrhundert'],
  ...Object.entries({ Abs: 'Absatz', Art: 'Artikel', Tel: 'Telefon', Kap: 'Kapitel' }).map(
    ([short, word]): Reading => [new RegExp(`(?<!\\p{L})${short}\\.(?=:?\\s?[+(\\d])`, 'gu'), word],
  ),
  [
    /(?<!\p{L})(Mo|Di|Mi|Do|Fr|Sa|So)\.?\s?\/\s?(Mo|Di|Mi|Do|Fr|Sa|So)(?!\p{L})\.?/gu,
    (_, first = '', second = '') => `${DAYS[first]} und ${DAYS[second]}`,
  ],
  [/№\s?(?=\d)|(?<![\p{L}\p{N}])#(?=\d)/gu, 'Nummer '],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' und '],
  [/±\s?/g, 'plus minus '],
];
