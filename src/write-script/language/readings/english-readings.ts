import type { Reading } from '../language.ts';
import { dateReadings } from './common-readings.ts';
import { daysInFigures } from './day-and-month.ts';
import { ENGLISH_MONEY } from './english-money.ts';
import { ENGLISH_UNITS } from './english-units.ts';
import { rangeReadings } from './range-readings.ts';

const day = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const named = (names: string) => (written: string) =>
  names.split(' ').find((name) => name.startsWith(written.slice(0, 3))) ?? written;
const dayNamed = named('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const monthNamed = named(
  'January February March April May June July August September October November December',
);
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
const COUNTED = `${MONTHS}|[ap]\\.?m|percent|(?:thousand|[mb]illion|dollar|euro|pound|shekel|second|minute|hour|day|night|week|month|year|degree|(?:kilo|milli|centi)?(?:meter|gram|liter)|knot|gallon|ounce|(?:table|tea)spoon|(?:basis|percentage) point|(?:square|cubic) |mile|(?:kilo|mega|giga|tera)byte|(?:kilo|mega|giga)watt|ton(?:ne)?|page|time|step|word|line|post|message|ticket|seat|room|volunteer|visitor|guest|resident|student|player|employee|worker|user|participant|house|home|apartment|car|bus|boat|tree|book|item|line|point|place)s?|feet|inch(?:es)?|people|persons?|men|women|child(?:ren)?|families|fold`;
const ASKS_FOR_RANGE = `between|pages|pp\\.|ages|aged|chapters|(?:${MONTHS})\\.?`;

/** "A 5-km run", "9 dollars per gal": one of a unit. */
const IN_FRONT_OF_NOUN: Readonly<Record<string, string>> = {
  km: 'kilometer',
  m: 'meter',
  kg: 'kilogram',
  ft: 'foot',
  lb: 'pound',
  min: 'minute',
  hr: 'hour',
  gal: 'gallon',
  qt: 'quart',
  oz: 'ounce',
  mi: 'mile',
  l: 'liter',
  mo: 'month',
  wk: 'week',
  yr: 'year',
};

const STREETS: Readonly<Record<string, string>> = {
  St: 'Street',
  Ave: 'Avenue',
  Rd: 'Road',
  Blvd: 'Boulevard',
  Hwy: 'Highway',
};

const K_NAMES: Readonly<Record<string, string>> = { 2: 'two', 4: 'four', 8: 'eight' };

/** How English is read; `monthFirst` as Americans write dates in figures. */
export const englishReadings = (monthFirst: boolean): readonly Reading[] => [
  ...ENGLISH_MONEY,
  ...dateReadings((date) => day.format(date), monthFirst ? 'month-first' : 'day-first'),
  ...daysInFigures({
    tag: 'en-US',
    separator: '/',
    isMonthFirst: monthFirst,
    before: '(?:on|until|by|from|to|since|before|after|through|(?:re)?opens?|closes|starts|ends) ',
    range: (from, until) => `${from} to ${until}`,
  }),
  [/(?<=\d)\s?%/g, ' percent'],
  [
    /(?<=\d)°\s?([NSEW])(?!\p{L})/gu,
    (_, side = '') => ` degrees ${{ N: 'north', S: 'south', E: 'east', W: 'west' }[side]}`,
  ],
  [
    /(?<=\d)-(km|m|kg|ft|lb|min|hr)(?=\s\p{Ll}{3,})/gu,
    (_, short = '') => ` ${IN_FRONT_OF_NOUN[short]}`,
  ],
  [/(?<!\p{N})(\d)'\s?(\d{1,2})"/gu, '$1 foot $2'],
  ...ENGLISH_UNITS,
  [/(?<=\d) m(?![\p{L}\p{N}/'])/gu, ' meters'],
  // "100m" is a distance beside a time, and a sum elsewhere.
  [
    /(?<=\b(?:ran|run|swam|swim|sprint|row(?:ed)?|jump(?:ed)?|hurdles?)(?: the)? \d{2,4})m(?!\p{L})/gu,
    ' meters',
  ],
  [/(?<=\d\.\d{1,3})\s?s(?!\p{L})/gu, ' seconds'],
  [/(?<=\d\.\d)["″](?=[\s-]\p{Ll})/gu, ' inch'],
  [/(?<=(?:dollar|euro|pound)s?) p\.?p\.?(?!\p{L})/gu, ' per person'],
  [/(?<=\d)\s?[Kk](?=\s?(?:\(\d+\)|gold|ring|coin|chain|carat|karat))/gu, ' karat'],
  [
    /(?<!\p{N})([248])K(?=\s(?:display|video|screen|TV|monitor|camera|resolution|film|projector))/gu,
    (_, figure = '') => `${K_NAMES[figure] ?? figure} K`,
  ],
  [/(?<=\d)\s?[kK](?![\p{L}\p{N}])/gu, ' thousand'],
  [/(?<=\d)M(?![\p{L}\p{N}])/gu, ' million'],
  [/(?<=\d(?:st|nd|rd|th))\s?[-–—]\s?(?=\d{1,2}(?:st|nd|rd|th))/g, ' to '],
  [/(?<![\d/])((?:19|20)\d\d)\/(\d\d)(?![\d/])/g, '$1 to $2'],
  [
    /(?<!\p{Lu}\p{L}*\s)(?<![\d/.])(\d{1,2})\/(5|10|100)(?![\d/])(?=\s+(?:from|by|points?|stars?|to|and|in|for|on)\b|[.,;!]|$)/gu,
    '$1 out of $2',
  ],
  [/(?<=\d)\s\*\s(?=\d)/g, ' times '],
  [/(\d)\s?[×x]\s?(?=\d)/g, '$1 by '],
  [/(\d)[×x](?![\p{L}\p{N}])/gu, '$1 times'],
  [
    /(?<!\d|\d-)(\d{1,2}):(\d\d)\s?([ap])\.?m\b\.?/gi,
    (_, h = '', m = '', half = '') => `${h}${m === '00' ? '' : `:${m}`} ${half.toUpperCase()}M`,
  ],
  [
    /(?<!\d|\d-)(\d{1,2})\s?([ap])(?:\.?m\b(?!\p{L}|\.)|\.m\.(?=,?\s+\p{Ll}|[,;]|\s?\p{Pd})|\.?m(?=\.))/giu,
    (_, h = '', half = '') => `${h} ${half.toUpperCase()}M`,
  ],
  [/(?<=\d [AP]M)\s?[-–—]\s?(?=\d{1,2}(?::\d\d)? [AP]M|noon|midnight)/g, ' to '],
  [/(?<=\bbetween \d[\d.,:]{0,10})\s?[-–—]\s?(?=\d)/gi, ' and '],
  [/(?<=\b(?:open|daily|weekdays|weekends) \d{1,2})\s?\p{Pd}\s?(?=\d{1,2}(?![\d.:%]))/giu, ' to '],
  ...rangeReadings({ to: ' to ', counted: COUNTED, asksForRange: ASKS_FOR_RANGE }),
  [/(?<=\d)\s?½/g, ' and a half'],
  [/(?<=\d)\s?¼/g, ' and a quarter'],
  [/(?<=\d)\s?¾/g, ' and three quarters'],
  [/½/g, ' one half'],
  [/¼/g, ' one quarter'],
  [/¾/g, ' three quarters'],
  [/⅓/g, ' one third'],
  [/⅔/g, ' two thirds'],
  [/(?<![\d/])1\/2(?![\d/])/g, 'one half'],
  [/(?<![\d/])1\/3(?![\d/])/g, 'one third'],
  [/(?<![\d/])2\/3(?![\d/])/g, 'two thirds'],
  [/(?<![\d/])1\/4(?![\d/])/g, 'one quarter'],
  [/(?<![\d/])3\/4(?![\d/])/g, 'three quarters'],
  [/(?<![\p{L}\p{N}])v\.?\s?(?=\d+(?:\.\d+)*(?![\p{L}\p{N}]))/gu, 'version '],
  [/(?:№|\bNo\.)\s?(?=\d)/g, 'number '],
  [/(?<![\p{L}\p{N}])#(?=\d)/gu, 'number '],
  [/\be\.\s?g\./gi, 'for example'],
  [/\bi\.\s?e\.,?/gi, 'that is,'],
  [/,?\s*\betc\.(?=[,;)]|\s+\p{Ll})/gu, ' and so on'],
  // A list has a comma; a channel may be called "Python etc".
  [/(?<=,[^.!?]{0,80}?),?\s*\betc\.?(?=$|\s)/g, ' and so on.'],
  [/\bvs\.?(?=\s)/g, 'versus'],
  [/(?<![\p{L}\p{N}/])m\/m(?![\p{L}\p{N}/])/gu, 'month on month'],
  [/(?<![\p{L}\p{N}/])(?:y\/y|YoY)(?![\p{L}\p{N}/])/gu, 'year on year'],
  [/(?<![\p{L}\p{N}/])(?:q\/q|QoQ)(?![\p{L}\p{N}/])/gu, 'quarter on quarter'],
  [/\bapprox\.(?=\s)/gi, 'approximately'],
  [/\ba\.?k\.?a\.?(?=\s)/gi, 'also known as'],
  [/(?<!\S)w\/o(?=\s)/g, 'without'],
  [/(?<!\S)w\/(?=\s)/g, 'with'],
  [/\bincl\.(?=\s)/gi, 'including'],
  [
    /\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?\s?[-–—]\s?(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?:\.(?=\s?[\p{Ll}\d,;)]))?/gu,
    (_, from = '', until = '') => `${dayNamed(from)} to ${dayNamed(until)}`,
  ],
  [
    /\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.(?=,?\s+(?:\d|\p{Ll}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|,)|(?=,?\s+(?:\d{1,2}(?::\d\d)?\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))))/gu,
    (_, written = '') => dayNamed(written),
  ],
  [
    /(?<=\b(?:on|until|by|since|next|last|every) )(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?=\.)/g,
    (_, written = '') => dayNamed(written),
  ],
  [
    /\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.\s?|\s)(?=\d)|(?<=\d )(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.(?=\s?[\p{Ll}\d,;)]))?/gu,
    (_, before, behind) => (before ? `${monthNamed(before)} ` : monthNamed(behind ?? '')),
  ],
  [/\bDept\.(?=\s)/gi, 'Department'],
  [
    /\b(Ave|Rd|Blvd|Hwy)\.(?=\s\p{Ll}|[,;)])|(?<=\p{Lu}[\p{L}'’]+ )(St|Ave|Rd|Blvd|Hwy)(?=\s\p{Ll}|[,;)])/gu,
    (_, short = '', bare = '') => STREETS[short || bare] ?? '',
  ],
  [/\bDr\.(?=\s\p{Lu})/gu, 'Doctor'],
  [/\bProf\.(?=\s\p{Lu})/gu, 'Professor'],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' and '],
  [/(?<=\d)\+(?=\s|$|[,.;])/g, ' plus'],
  [/\s\+\s/g, ' plus '],
  [/\s?±\s?/g, ' plus or minus '],
  [/\band\/or\b/g, 'and or'],
  [/(?<= pence)\/(?=\p{L})/gu, ' per '],
  [/(?<= per )(\p{L}{1,3})\b\.?/gu, (_, short = '') => IN_FRONT_OF_NOUN[short] ?? short],
  [/\b24\/7\b/g, '24 7'],
  [/(?<=\b\p{Ll}{2,})\/(?=\p{Ll}{2,})/gu, ' or '],
];
