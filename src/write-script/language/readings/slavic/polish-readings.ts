import type { Reading } from '../../language.ts';
import { dateReadings } from '../common-readings.ts';
import { daysInFigures, timesWithPoints } from '../day-and-month.ts';
import { inFull } from '../words-in-full.ts';
import { slavicDays } from './slavic-days.ts';
import { type Noun, noun, slavicFigures } from './slavic-figures.ts';
import { type PlaceForms, type PlacePrepositions, placeReadings } from './slavic-places.ts';

const FIGURES = slavicFigures('pl', 'do|od|z|około|ponad|bez|dla|poniżej|powyżej');
const SCALES = {
  tys: noun('tysiąc', 'tysiące', 'tysięcy', '', 'tysiąca'),
  mln: noun('milion', 'miliony', 'milionów', '', 'miliona'),
  mld: noun('miliard', 'miliardy', 'miliardów', '', 'miliarda'),
};
const DOLLAR = noun('dolar', 'dolary', 'dolarów', '', 'dolara');
const EURO = noun('euro', 'euro', 'euro');
const LAWS: Readonly<Record<string, PlaceForms>> = {
  art: ['artykuł', 'artykule', 'artykułu', 'artykuł', 'artykułowi'],
};
const PLACES: Readonly<Record<string, PlaceForms>> = {
  ul: ['ulica', 'ulicy', 'ulicy', 'ulicę', 'ulicy'],
  al: ['aleja', 'alei', 'alei', 'aleję', 'alei'],
  pl: ['plac', 'placu', 'placu', 'plac', 'placowi'],
  os: ['osiedle', 'osiedlu', 'osiedla', 'osiedle', 'osiedlu'],
};
const PREPOSITIONS: PlacePrepositions = {
  at: 'w|we|na|o|po|przy',
  of: 'z|ze|od|do|obok|koło|dla|bez|u|wzdłuż',
  along: 'ku|przeciw',
  and: 'i|oraz|lub|a',
  verb: 'li|ł[yaoe]?|ją|ć|[nt]o',
};
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'itd.': 'i tak dalej',
  'itp.': 'i tym podobne',
  'm.in.': 'między innymi',
  'np.': 'na przykład',
  'tzw.': 'tak zwany',
  'tj.': 'to jest',
  'ok.': 'około',
  'tel.': 'telefon',
  'temp.': 'temperatura',
  'dn.': 'dnia',
  'prof.': 'profesor',
};

const DAYS = {
  days: {
    pn: ['poniedziałku', 'poniedziałku', 'poniedziałek', 'poniedziałek'],
    wt: ['wtorku', 'wtorku', 'wtorek', 'wtorek'],
    śr: ['środy', 'środy', 'środę', 'środa'],
    czw: ['czwartku', 'czwartku', 'czwartek', 'czwartek'],
    pt: ['piątku', 'piątku', 'piątek', 'piątek'],
    sob: ['soboty', 'soboty', 'sobotę', 'sobota'],
    sb: ['soboty', 'soboty', 'sobotę', 'sobota'],
    niedz: ['niedzieli', 'niedzieli', 'niedzielę', 'niedziela'],
    nd: ['niedzieli', 'niedzieli', 'niedzielę', 'niedziela'],
    ndz: ['niedzieli', 'niedzieli', 'niedzielę', 'niedziela'],
  },
  from: 'od',
  until: 'do',
  at: ['w', 'we'],
  and: '(?:i|oraz)',
  ambiguous: 'pt',
} as const;

const HOUR = 'na godzinę';
const UNITS: Readonly<Record<string, Noun>> = {
  ' ?%': noun('procent', 'procent', 'procent'),
  '°\\s?C?': noun('stopień', 'stopnie', 'stopni', '', 'stopnia'),
  'km/h': noun('kilometr', 'kilometry', 'kilometrów', HOUR, 'kilometra'),
  'm/s': noun('metr', 'metry', 'metrów', 'na sekundę', 'metra'),
  'm²|mkw\\.?|m kw\\.?': noun(
    'metr kwadratowy',
    'metry kwadratowe',
    'metrów kwadratowych',
    '',
    'metra kwadratowego',
  ),
  km: noun('kilometr', 'kilometry', 'kilometrów', '', 'kilometra'),
  ' m': noun('metr', 'metry', 'metrów', '', 'metra'),
  cm: noun('centymetr', 'centymetry', 'centymetrów', '', 'centymetra'),
  mm: noun('milimetr', 'milimetry', 'milimetrów', '', 'milimetra'),
  kg: noun('kilogram', 'kilogramy', 'kilogramów', '', 'kilograma'),
  ha: noun('hektar', 'hektary', 'hektarów', '', 'hektara'),
  ' t': noun('tona', 'tony', 'ton'),
  ' l': noun('litr', 'litry', 'litrów', '', 'litra'),
  kWh: noun('kilowatogodzina', 'kilowatogodziny', 'kilowatogodzin'),
  MW: noun('megawat', 'megawaty', 'megawatów', '', 'megawata'),
  'min\\.?': noun('minuta', 'minuty', 'minut'),
  'godz\\.?': noun('godzina', 'godziny', 'godzin'),
  'os\\.?': noun('osoba', 'osoby', 'osób'),
  'szt\\.?': noun('sztuka', 'sztuki', 'sztuk'),
  'gr\\.?': noun('grosz', 'grosze', 'groszy', '', 'grosza'),
};

const format = new Intl.DateTimeFormat('pl', { timeZone: 'UTC', dateStyle: 'long' });

/** How Polish is read. */
export const POLISH_READINGS: readonly Reading[] = [
  ...daysInFigures({
    tag: 'pl',
    separator: '.',
    before: '(?:od|do|dnia|dniu|dn\\.|po|przed|na|i) ',
    range: (from, until) => `od ${from} do ${until}`,
  }),
  ...timesWithPoints(
    '(?:o|od|do|po|przed|około|między) (?:godz\\. ?)?|godz\\. ?|między \\d{1,2}[.:]\\d\\d a ',
  ),
  ...dateReadings((date) => format.format(date), 'day-first'),
  ...FIGURES.money(SCALES, {
    'zł(?!\\p{L})|PLN': noun('złoty', 'złote', 'złotych', '', 'złotego'),
    $: DOLLAR,
    '€': EURO,
    '£': noun('funt', 'funty', 'funtów', '', 'funta'),
    USD: DOLLAR,
    EUR: EURO,
  }),
  ...FIGURES.units(
    Object.fromEntries(Object.entries(SCALES).map(([short, scale]) => [`${short}\\.?`, scale])),
  ),
  ...FIGURES.units(UNITS),
  ...slavicDays(DAYS),
  [/(?<=złot(?:y|e|ych|ego) za )m²/gu, 'metr kwadratowy'],
  [/(?<=złot(?:y|e|ych|ego) za )kg(?!\p{L})/gu, 'kilogram'],
  [/(?<=(?<!\p{L})[IVX]+ )w\.(?=\s|[,;)]|$)/gu, 'wieku'],
  [/(?<!\p{L})([Dd])r\.? (?=\p{Lu})/gu, '$1oktor '],
  [/(?<=\d )ust\. ?(?=\d)/gu, 'ustęp '],
  [/(?<!\p{L})pkt\.? ?(?=\d)/gu, 'punkt '],
  [/(?<=\d{4})\s?r\.(?=\s|[,;)]|$)/gu, ' roku'],
  [/(?<=(?<!\p{L})[Oo] )godz\. ?(?=\d)/gu, 'godzinie '],
  [/(?<!\p{L})godz\. ?(?=\d)/gu, 'godziny '],
  [/(?<!\p{L})([Nn])r\.? ?(?=\d)/gu, '$1umer '],
  ...placeReadings(PLACES, PREPOSITIONS, '\\p{Lu}'),
  ...placeReadings(LAWS, PREPOSITIONS, '\\d'),
  ...inFull(ABBREVIATIONS),
  [/№\s?(?=\d)|(?<![\p{L}\p{N}])#(?=\d)/gu, 'numer '],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' i '],
];
