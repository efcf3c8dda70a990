import type { Reading } from '../language.ts';
import { dateReadings, unitReadings } from './common-readings.ts';
import { dayAndMonth } from './day-and-month.ts';
import { rangeReadings } from './range-readings.ts';
import { RUSSIAN_DAYS } from './russian-days.ts';
import { RUSSIAN_PLACES } from './russian-places.ts';

const RULES = new Intl.PluralRules('ru');

/** A noun's form for a number: 1 день, 2 дня, 5 дней, 1,5 дня. */
export const russianForm = (number: string, one: string, few: string, many: string): string => {
  if (/[.,]\d/.test(number)) return few;
  const rule = RULES.select(Number(number.replace(/\D/g, '')));
  return rule === 'one' ? one : rule === 'few' ? few : many;
};
/** One, few and many of a noun, and what stands behind it. */
interface Noun {
  readonly forms: readonly [one: string, few: string, many: string];
  readonly behind: string;
}
const noun = (one: string, few: string, many: string, behind = ''): Noun => ({
  forms: [one, few, many],
  behind: behind === '' ? '' : ` ${behind}`,
});
const counted =
  ({ forms: [one, few, many], behind }: Noun) =>
  (number: string) =>
    `${russianForm(number, one, few, many)}${behind}`;
/** As it stands after до, от or около: до 21 градуса, до 40 тонн. */
const genitive =
  ({ forms: [, few, many], behind }: Noun) =>
  (number: string) =>
    `${russianForm(number, few, many, many)}${behind}`;
const ASKS_FOR_GENITIVE =
  '(?<!\\p{L})(?:[Дд]о|[Оо]т|[Ии]з|[Оо]коло|[Бб]олее|[Мм]енее|[Бб]ольше|[Мм]еньше|[Сс]выше|[Бб]ез|[Дд]ля|[Пп]осле|порядка|выше|ниже) ';
const unitsIn = (units: Readonly<Record<string, Noun>>): Reading[] => {
  const entries = Object.entries(units);
  const named = (form: (unit: Noun) => (number: string) => string) =>
    Object.fromEntries(entries.map(([written, unit]) => [written, form(unit)]));
  return [...unitReadings(named(genitive), ASKS_FOR_GENITIVE), ...unitReadings(named(counted))];
};

const SCALES: Readonly<Record<string, Noun>> = {
  тыс: noun('тысяча', 'тысячи', 'тысяч'),
  млн: noun('миллион', 'миллиона', 'миллионов'),
  млрд: noun('миллиард', 'миллиарда', 'миллиардов'),
  трлн: noun('триллион', 'триллиона', 'триллионов'),
  k: noun('тысяча', 'тысячи', 'тысяч'),
  m: noun('миллион', 'миллиона', 'миллионов'),
  bn: noun('миллиард', 'миллиарда', 'миллиардов'),
};
const CURRENCIES: Readonly<Record<string, readonly [string, string, string]>> = {
  $: ['доллар', 'доллара', 'долларов'],
  '€': ['евро', 'евро', 'евро'],
  '£': ['фунт', 'фунта', 'фунтов'],
  '₽': ['рубль', 'рубля', 'рублей'],
  руб: ['рубль', 'рубля', 'рублей'],
  '₪': ['шекель', 'шекеля', 'шекелей'],
  '₴': ['гривна', 'гривны', 'гривен'],
};

const money = (number: string, scale: string | undefined, sign: string): string => {
  const [one, few, many] = CURRENCIES[sign.replace('.', '')] ?? [sign, sign, sign];
  const scaled = scale ? SCALES[scale.toLowerCase().replace('.', '')] : undefined;
  return scaled
    ? `${number} ${counted(scaled)(number)} ${many}`
    : `${number} ${russianForm(number, one, few, many)}`;
};

const day = new Intl.DateTimeFormat('ru', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
});

const COUNTED =
  '(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|процент|градус|тысяч|миллион|миллиард|рубл|доллар|евро|шекел|секунд|минут|час|дн|ден|недел|месяц|лет|год|век|(?:кило|санти|милли)?метр|(?:кило|милли)?грамм|литр|тонн|(?:кило|мега|гига)байт|человек|люд|дет|раз|страниц|слов|мест|штук|бал|участник|зрител|жител|студент|доброволь|квартир|дом|пункт)\\p{L}*';

/** How Russian is read. */
export const RUSSIAN_READINGS: readonly Reading[] = [
  // "54 рубля за л": what a price is for.
  ...Object.entries({ л: 'литр', кг: 'килограмм', мес: 'месяц', ч: 'час', шт: 'штуку' }).map(
    ([short, unit]): Reading => [
      new RegExp(`(?<=\\p{L}\\.? за |[₽$€] за )${short}\\.?(?!\\p{L})`, 'gu'),
      unit,
    ],
  ),
  ...dayAndMonth('ru', 'с|по|до|от|на|к|ко|после|приём|утро|день|вечер'),
  ...dateReadings((date) => `${day.format(date)} ${date.getUTCFullYear()} года`, 'day-first'),
  [/(?<=\d{4} года) (?:г\.|года?)(?!\p{L})/gu, ''],
  [
    /([$€£₽₪₴])\s?(\d[\d,.]*\d|\d)(?:\s?(тыс|млн|млрд|трлн|bn|[kKmM])\.?(?!\p{L}))?/gu,
    (_, sign = '', number = '', scale) => money(number, scale, sign),
  ],
  [
    /(\d[\d,.]*\d|\d)\s?(?:(тыс|млн|млрд|трлн)\.?\s?)?([$€£₽₪₴]|руб(?:\.|(?!\p{L})))/gu,
    (_, number = '', scale, sign = '') => money(number, scale, sign),
  ],
  [
    /(\d[\d,.]*\d|\d)\s?(тыс|млн|млрд|трлн)(?:\.|(?!\p{L}))/gu,
    (_, number = '', scale = '') => {
      const scaled = SCALES[scale];
      return `${number} ${scaled ? counted(scaled)(number) : scale}`;
    },
  ],
  [/(^|[\s(])[-–](?=\d[\d.,]*\s?°)/g, '$1минус '],
  [/(^|[\s(])\+(?=\d[\d.,]*\s?°)/g, '$1плюс '],
  [/(?<=(?:^|\s)(?:в|во|В|Во) (?:\d{4}))\s?г\.(?=\s|[,;)]|$)/gu, ' году'],
  [/(?<=\b\d{4})\s?г\.(?=\s+\p{Lu}|$)/gu, ' года.'],
  [/(?<=(?<!\p{L})[Вв] \d{4})\s?г\.(?=\s|[,;)])/gu, ' году'],
  [/(?<=(?<!\p{L})[Кк] \d{4})\s?г\.(?=\s|[,;)])/gu, ' году'],
  [/(?<=\b\d{4})\s?г\.(?=\s|[,;)])/gu, ' года'],
  [/(?<=(?:по|за|на) \d{4})\s?гг\.(?=\s|[,;)]|$)/gu, ' годы'],
  [/(?<=\d)\s?гг\.(?=\s|[,;)]|$)/gu, ' годах'],
  [/(?<=(?<!\p{L})[Пп]ри \d{1,4})\s?°\s?[CС]?(?![\p{L}\p{N}])/gu, ' градусах'],
  ...unitsIn({
    ' ?%': noun('процент', 'процента', 'процентов'),
    '°\\s?[CС]?': noun('градус', 'градуса', 'градусов'),
    'км/ч': noun('километр', 'километра', 'километров', 'в час'),
    'м/с': noun('метр', 'метра', 'метров', 'в секунду'),
    'Мбит/с': noun('мегабит', 'мегабита', 'мегабит', 'в секунду'),
    'Гбит/с': noun('гигабит', 'гигабита', 'гигабит', 'в секунду'),
    'кв\\.\\s?км|км²': noun('квадратный километр', 'квадратных километра', 'квадратных километров'),
    'кв\\.\\s?м|м²': noun('квадратный метр', 'квадратных метра', 'квадратных метров'),
    ' м': noun('метр', 'метра', 'метров'),
    ' ч\\.?': noun('час', 'часа', 'часов'),
    км: noun('километр', 'километра', 'километров'),
    см: noun('сантиметр', 'сантиметра', 'сантиметров'),
    мм: noun('миллиметр', 'миллиметра', 'миллиметров'),
    г: noun('грамм', 'грамма', 'граммов'),
    мл: noun('миллилитр', 'миллилитра', 'миллилитров'),
    л: noun('литр', 'литра', 'литров'),
    ' ?п\\.\\s?п\\.?': noun('процентный пункт', 'процентных пункта', 'процентных пунктов'),
    'т(?!\\.\\s?\\p{Ll})': noun('тонна', 'тонны', 'тонн'),
    кг: noun('килограмм', 'килограмма', 'килограммов'),
    'КБ|Кб|KB': noun('килобайт', 'килобайта', 'килобайт'),
    'МБ|Мб|MB': noun('мегабайт', 'мегабайта', 'мегабайт'),
    'ГБ|Гб|GB': noun('гигабайт', 'гигабайта', 'гигабайт'),
    'ТБ|Тб|TB': noun('терабайт', 'терабайта', 'терабайт'),
    'ГГц|GHz': noun('гигагерц', 'гигагерца', 'гигагерц'),
    'МГц|MHz': noun('мегагерц', 'мегагерца', 'мегагерц'),
    'кВт·?ч': noun('киловатт-час', 'киловатт-часа', 'киловатт-часов'),
    кВт: noun('киловатт', 'киловатта', 'киловатт'),
    'мс|ms': noun('миллисекунда', 'миллисекунды', 'миллисекунд'),
    'мин\\.?': noun('минута', 'минуты', 'минут'),
    'сек\\.?': noun('секунда', 'секунды', 'секунд'),
    'коп\\.?': noun('копейка', 'копейки', 'копеек'),
    'чел\\.?': noun('человек', 'человека', 'человек'),
    'шт\\.?': noun('штука', 'штуки', 'штук'),
  }),
  ...RUSSIAN_DAYS,
  [/(?<=\d)\s?вв?\.(?=\s|[,;)]|$)/gu, ' века'],
  ...RUSSIAN_PLACES,
  [/(\d)\s?[×xх]\s?(?=\d)/gu, '$1 на '],
  [/(\d)[×xх](?![\p{L}\p{N}])/gu, '$1 раза'],
  [/(?<![\d:-])(\d{1,2}:\d\d)\s?[-–—]\s?(?=\d{1,2}:\d\d(?![\d:]))/g, '$1 до '],
  ...rangeReadings({
    to: ', ',
    toYear: '–',
    counted: COUNTED,
    asksForRange: 'страницы|стр\\.|возраст[еа]?|главы',
  }),
  [/½/g, ' половина'],
  [/¼/g, ' одна четверть'],
  [/¾/g, ' три четверти'],
  [/(?<![\d/])1\/2(?![\d/])/g, 'одна вторая'],
  [/(?<![\d/])1\/3(?![\d/])/g, 'одна треть'],
  [/(?<![\d/])2\/3(?![\d/])/g, 'две трети'],
  [/(?<![\d/])1\/4(?![\d/])/g, 'одна четверть'],
  [/(?<![\d/])3\/4(?![\d/])/g, 'три четверти'],
  [/(?<![\p{L}\p{N}])v\.?\s?(?=\d+(?:\.\d+)*(?![\p{L}\p{N}]))/gu, 'версия '],
  [/№\s?/g, 'номер '],
  [/(?<![\p{L}\p{N}])#(?=\d)/gu, 'номер '],
  [/(?<!\p{L})и\s?т\.\s?д\.?/gu, 'и так далее'],
  [/(?<!\p{L})и\s?т\.\s?п\.?/gu, 'и тому подобное'],
  [/(?<!\p{L})и\s?др\.(?=\s*(?:$|\p{Lu}))/gu, 'и другие.'],
  [/(?<!\p{L})и\s?др\./gu, 'и другие'],
  [/(?<!\p{L})и\s?пр\./gu, 'и прочее'],
  [/(?<=(?:тысяч[аи]?|миллион(?:а|ов)?) )чел\.?(?!\p{L})/gu, 'человек'],
  [/(?<=,\s)д\.\s?(?=\d)/gu, 'дом '],
  [/(?<!\p{L})кв\.\s?(?=\d)/gu, 'квартира '],
  [/(?<!\p{L})т\.\s?е\./gu, 'то есть'],
  [/(?<!\p{L})т\.\s?к\./gu, 'так как'],
  [/(?<!\p{L})т\.\s?н\./gu, 'так называемый'],
  [/(?<!\p{L})напр\./gu, 'например'],
  [/(?<!\p{L})ок\.\s?(?=\d)/gu, 'около '],
  [/(?<!\p{L})прим\./gu, 'примерно'],
  [/(?<=\p{L})\s?&\s?(?=\p{L})|\s&\s/gu, ' и '],
  [/(?<=\d)\+(?=\s|$|[,.;])/g, ' плюс'],
  [/\s\+\s/g, ' плюс '],
  [/±\s?/g, 'плюс-минус '],
  [/(?<=(?<!\p{L})(?:дом[аеу]?|д\.|корпус) )(\d+)\/(\d+)/gu, '$1 дробь $2'],
  [/(?<![\d/.])([1-9]|10)\/(5|10)(?![\d/])/g, '$1 из $2'],
  [/(?<=\p{Ll}{2,})\/(?=\p{Ll}{2,})/gu, ' или '],
];
