import type { Reading } from '../language.ts';
import { dateReadings, unitReadings } from './common-readings.ts';
import { daysInFigures } from './day-and-month.ts';
import { rangeReadings } from './range-readings.ts';

const SCALES: Readonly<Record<string, string>> = {
  אלף: 'אלף',
  מיליון: 'מיליון',
  מיליארד: 'מיליארד',
  "מל'": 'מיליון',
  k: 'אלף',
  m: 'מיליון',
  b: 'מיליארד',
  bn: 'מיליארד',
};
const CURRENCIES: Readonly<Record<string, string>> = {
  '₪': 'שקלים',
  'ש"ח': 'שקלים',
  'ש״ח': 'שקלים',
  $: 'דולר',
  '€': 'אירו',
  '£': 'ליש"ט',
  USD: 'דולר',
  EUR: 'אירו',
  ILS: 'שקלים',
};

const money = (number: string, scale: string | undefined, sign: string): string => {
  const currency = number === '1' && /^(?:₪|ש.ח|ILS)$/u.test(sign) ? 'שקל' : CURRENCIES[sign];
  const scaled = scale ? ` ${SCALES[scale.toLowerCase()] ?? scale}` : '';
  return number === '1' && scaled === '' ? `${currency} אחד` : `${number}${scaled} ${currency}`;
};

const day = new Intl.DateTimeFormat('he', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const one = (single: string, many: string) => (number: string) => (number === '1' ? single : many);

/** Days of the week by their letters, behind a word for day. */
const WEEKDAYS: Readonly<Record<string, string>> = {
  א: 'ראשון',
  ב: 'שני',
  ג: 'שלישי',
  ד: 'רביעי',
  ה: 'חמישי',
  ו: 'שישי',
  ש: 'שבת',
};
const DAY_LETTERS =
  /(?<=(?<![א-ת])[ובלמהשכ]{0,3}(?:יום|ימי|ימים) )[א-וש]'(?:(?:,? ?ו-?|, ?|\s?\p{Pd}\s?)[א-וש]')*(?![א-ת])/gu;

/** What stands for whole words, with the prepositions that may be joined to it. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'ביה"ס': 'בית הספר',
  'בי"ס': 'בית ספר',
  'ביה"ח': 'בית החולים',
  'בי"ח': 'בית חולים',
  'ביהמ"ש': 'בית המשפט',
  'רה"מ': 'ראש הממשלה',
  'בנ"א': 'בני אדם',
  'ת"א': 'תל אביב',
  'אחה"צ': 'אחר הצהריים',
  'לפנה"צ': 'לפני הצהריים',
  'חו"ל': 'חוץ לארץ',
  'ארה"ב': 'ארצות הברית',
  "רח'": 'רחוב',
  "שד'": 'שדרות',
  "טל'": 'טלפון',
};

const COUNTED =
  'ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)|אחוז(?:ים)?|מעלות|אלף|אלפים|מיליון|מיליארד|שקל(?:ים)?|דולר(?:ים)?|אירו|שניות|דקות|שעות|ימים|לילות|שבועות|חודשים|שנים|שנה|מטר(?:ים)?|ק?ילומטר(?:ים)?|סנטימטר(?:ים)?|מילימטר(?:ים)?|גרם|קילוגרם|קילוגרמים|קילו|ליטר(?:ים)?|טונות|איש|אנשים|בני אדם|נשים|גברים|ילדים|נוסעים|משתתפים|מתנדבים|מבקרים|תושבים|תלמידים|עובדים|משפחות|פעמים|עמודים|מקומות|דירות|בתים|נקודות';
const ASKS_FOR_RANGE = "[ובלמהש]{0,2}(?:שעות|בין|גיל|גילאי|גילאים|עמודים|עמ'|פרקים|שנים)";

/** How Hebrew is read. Both the ASCII quote and gershayim mark an abbreviation. */
export const HEBREW_READINGS: readonly Reading[] = [
  [/(?<=[א-ת])["״](?=[א-ת](?![א-ת]))/gu, '"'],
  [/(?<=[א-ת])[׳](?![א-ת])/gu, "'"],
  ...dateReadings((date) => day.format(date), 'day-first'),
  [
    DAY_LETTERS,
    (written = '') =>
      written
        .replace(/([א-וש])'/gu, (_, letter: string) => WEEKDAYS[letter] ?? letter)
        .replace(/\s?\p{Pd}\s?(?=[א-ת])/gu, ' עד ')
        .replace(/(?<= )ו עד /gu, 'ו'),
  ],
  ...daysInFigures({
    tag: 'he',
    separator: '[./]',
    before:
      '(?:[ובלמהש]{1,2}-|(?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת),? |(?:עד|מיום|ביום|בתאריך|תאריך) )',
    range: (from, until) => `${from} עד ${until}`,
  }),
  [
    /([₪$€£])\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(אלף|מיליון|מיליארד|bn|[kKmMbB])(?!\p{L}))?/gu,
    (_, sign = '', number = '', scale) => money(number, scale, sign),
  ],
  [
    /(\d+(?:,\d{3})*(?:\.\d+)?)\s?(?:(אלף|מיליון|מיליארד)\s?)?([₪$€£]|ש["״]ח|USD|EUR|ILS)/gu,
    (_, number = '', scale, sign = '') => money(number, scale, sign),
  ],
  [/(\d[\d.,]*)\s?%/g, (_, number = '') => (number === '1' ? 'אחוז אחד' : `${number} אחוזים`)],
  ...unitReadings({
    '°\\s?C?': one('מעלה', 'מעלות'),
    'קמ["״]ש': () => 'קילומטרים לשעה',
    'ק["״]מ': one('קילומטר', 'קילומטרים'),
    'מ["״]ר': one('מטר רבוע', 'מטרים רבועים'),
    'ס["״]מ': one('סנטימטר', 'סנטימטרים'),
    'מ["״]מ': one('מילימטר', 'מילימטרים'),
    'מ["״]ל': one('מיליליטר', 'מיליליטרים'),
    "גר'": one('גרם', 'גרם'),
    'ק["״]ג': one('קילוגרם', 'קילוגרמים'),
    "דק'": one('דקה', 'דקות'),
    "שנ'": one('שנייה', 'שניות'),
    "מ'": one('מטר', 'מטרים'),
    km: one('קילומטר', 'קילומטרים'),
    'km/h': () => 'קילומטרים לשעה',
    kg: one('קילוגרם', 'קילוגרמים'),
    KB: () => 'קילובייט',
    MB: () => 'מגה בייט',
    GB: () => "ג'יגה בייט",
    TB: () => 'טרה בייט',
  }),
  [/(\d)\s?[×x]\s?(?=\d)/g, '$1 על '],
  [/(\d)[×x](?![\p{L}\p{N}])/gu, 'פי $1'],
  ...rangeReadings({ to: ' עד ', counted: COUNTED, asksForRange: ASKS_FOR_RANGE }),
  // Between two days or times the other one is led to.
  [/(?<=(?<![א-ת])בין [^,.]{1,24}) עד (?=\d)/gu, ' ל-'],
  [/(?<![\d/])24\/7(?![\d/])/g, '24 7'],
  [/(?<![\d/.])(\d|10)\/(5|10)(?![\d/])/g, '$1 מתוך $2'],
  [/½/g, ' חצי'],
  [/¼/g, ' רבע'],
  [/¾/g, ' שלושה רבעים'],
  [/(?<![\d/])1\/2(?![\d/])/g, 'חצי'],
  [/(?<![\d/])1\/3(?![\d/])/g, 'שליש'],
  [/(?<![\d/])2\/3(?![\d/])/g, 'שני שלישים'],
  [/(?<![\d/])1\/4(?![\d/])/g, 'רבע'],
  [/(?<![\d/])3\/4(?![\d/])/g, 'שלושה רבעים'],
  [/(?<![\p{L}\p{N}])v\.?\s?(?=\d+(?:\.\d+)*(?![\p{L}\p{N}]))/gu, 'גרסה '],
  // From eleven on, a number of thousands is followed by the singular.
  [/(?<![\d,.]|\d-)(1[1-9]|[2-9]\d|\d{3}),?000(?![\d,.%]*\d)(?= |$|[.,;:!?])/g, '$1 אלף'],
  [/(?<=\d),(?=\d{3}(?!\d))/g, ''],
  [/(?:№|(?<![א-ת])מס')\s?(?=\d)/gu, 'מספר '],
  [/(?<![\p{L}\p{N}])#(?=\d)/gu, 'מספר '],
  [/(?<![א-ת])([ולבמהשכ]?)ד"ר(?![א-ת])/gu, '$1דוקטור'],
  [/(?<![א-ת])([ולבמהשכ]?)פרופ'(?![א-ת])/gu, '$1פרופסור'],
  [/(?<![א-ת])וכו'/gu, 'וכולי'],
  [/(?<![א-ת])וגו'/gu, 'וגומר'],
  [/(?<![א-ת])ע"י(?![א-ת])/gu, 'על ידי'],
  [/(?<![א-ת])עפ"י(?![א-ת])/gu, 'על פי'],
  [/(?<![א-ת])ע"פ(?![א-ת])/gu, 'על פי'],
  [/(?<![א-ת])עמ'/gu, 'עמוד'],
  [/(?<![א-ת])כ"א(?![א-ת])/gu, 'כל אחד'],
  [/(?<![א-ת])אח"כ(?![א-ת])/gu, 'אחר כך'],
  [/(?<![א-ת])בד"כ(?![א-ת])/gu, 'בדרך כלל'],
  ...Object.entries(ABBREVIATIONS).map(
    ([short, words]): Reading => [
      new RegExp(`(?<![א-ת])([ובלמהשכ]{0,3})${short}(?![א-ת])`, 'gu'),
      `$1${words}`,
    ],
  ),
  [/(?<=\p{L})\s&\s(?=\p{L})|\s&\s/gu, ' ו'],
  [/(?<=\d)\+(?=\s|$|[,.;])/g, ' פלוס'],
  [/\s\+\s/g, ' פלוס '],
  [/±\s?/g, 'פלוס מינוס '],
  [/(?<=[א-ת]{2,})\/(?=[א-ת]{2,})/gu, ' או '],
];
