import type { Reading } from '../language.ts';
import { dateReadings } from './common-readings.ts';
import { daysInFigures, timesWithPoints } from './day-and-month.ts';
import { noun, slavicFigures } from './slavic-figures.ts';
import { type PlaceForms, placeReadings } from './slavic-places.ts';
import { inFull } from './words-in-full.ts';

const FIGURES = slavicFigures('pl', 'do|od|z|około|ponad|bez|dla|poniżej|powyżej');
const SCALES = {
  tys: noun('tysiąc', 'tysiące', 'tysięcy', '', 'tysiąca'),
  mln: noun('milion', 'miliony', 'milionów', '', 'miliona'),
  mld: noun('miliard', 'miliardy', 'miliardów', '', 'miliarda'),
};
const PLACES: Readonly<Record<string, PlaceForms>> = {
  ul: ['ulica', 'ulicy', 'ulicy', 'ulicę', 'ulicy'],
  al: ['aleja', 'alei', 'alei', 'aleję', 'alei'],
  pl: ['plac', 'placu', 'placu', 'plac', 'placowi'],
  os: ['osiedle', 'osiedlu', 'osiedla', 'osiedle', 'osiedlu'],
};
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'itd.': 'i tak dalej',
  'itp.': 'i tym podobne',
  'm.in.': 'między innymi',
  'np.': 'na przykład',
  'tzw.': 'tak zwany',
  'tj.': 'to jest',
  'ok.': 'około',
};

const format = new Intl.DateTimeFormat('pl', { timeZone: 'UTC', dateStyle: 'long' });

/** How Polish is read. */
export const POLISH_READINGS: readonly Reading[] = [
  ...daysInFigures({
    tag: 'pl',
    separator: '.',
    before: '(?:od|do|dnia|dniu|po|przed|na|i) ',
    range: (from, until) => `od ${from} do ${until}`,
  }),
  ...timesWithPoints('(?:o|od|do|po|przed|około) (?:godz\\. ?)?|godz\\. ?'),
  ...dateReadings((date) => format.format(date), 'day-first'),
  ...FIGURES.money(SCALES, {
    'zł(?!\\p{L})|PLN': noun('złoty', 'złote', 'złotych', '', 'złotego'),
  }),
  ...FIGURES.units(
    Object.fromEntries(Object.entries(SCALES).map(([short, scale]) => [`${short}\\.?`, scale])),
  ),
  ...FIGURES.units({ 'min\\.?': noun('minuta', 'minuty', 'minut') }),
  [/(?<=\d{4})\s?r\.(?=\s|[,;)]|$)/gu, ' roku'],
  [/(?<=(?<!\p{L})[Oo] )godz\. ?(?=\d)/gu, 'godzinie '],
  [/(?<!\p{L})godz\. ?(?=\d)/gu, 'godziny '],
  [/(?<!\p{L})([Nn])r\.? ?(?=\d)/gu, '$1umer '],
  ...placeReadings(
    PLACES,
    {
      at: 'w|we|na|o|po|przy',
      of: 'z|ze|od|do|obok|koło|dla|bez|u|wzdłuż',
      along: 'ku|przeciw',
      and: 'i|oraz|lub|a',
      verb: 'li|ł[yaoe]?|ją|ć|[nt]o',
    },
    '\\p{Lu}',
  ),
  ...inFull(ABBREVIATIONS),
  [/№\s?(?=\d)|(?<![\p{L}\p{N}])#(?=\d)/gu, 'numer '],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' i '],
];
