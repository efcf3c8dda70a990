import type { DayDetail, Phrases } from './phrases.ts';
import { russianForm } from './russian-readings.ts';

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('ru', { timeZone: 'UTC', ...options });
const DATE = utc({ day: 'numeric', month: 'long' });
const MONTH_ONLY = utc({ month: 'long' });
/** From Sunday on, as they stand after a verb. */
const ON_WEEKDAY = [
  'в воскресенье',
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
];
const LIST = new Intl.ListFormat('ru', { type: 'conjunction' });

const withYear = (date: Date): string => `${DATE.format(date)} ${date.getUTCFullYear()} года`;

const day = (date: Date, detail: DayDetail): string => {
  if (detail === 'weekday') return ON_WEEKDAY[date.getUTCDay()] ?? '';
  return detail === 'date' ? DATE.format(date) : withYear(date);
};

const period = (from: Date, until: Date): string => {
  if (withYear(from) === withYear(until)) return withYear(until);
  if (from.getUTCFullYear() !== until.getUTCFullYear()) {
    return `с ${withYear(from)} по ${withYear(until)}`;
  }
  const sameMonth = MONTH_ONLY.format(from) === MONTH_ONLY.format(until);
  return `с ${sameMonth ? from.getUTCDate() : DATE.format(from)} по ${withYear(until)}`;
};

const posts = (count: number): string =>
  `${count} ${russianForm(String(count), 'публикация', 'публикации', 'публикаций')}`;

/** What the built-in writer says in Russian. Names stand where no case is asked of them. */
export const RUSSIAN_PHRASES: Phrases = {
  openingTitle: 'Вступление',
  closingTitle: 'Завершение',
  briefTitle: 'Коротко',
  welcome: [
    (show, when) => `Это «${show}». В этом выпуске — публикации за период: ${when}.`,
    (show, when) => `Здравствуйте! В эфире «${show}». Рассказываем, о чём писали: ${when}.`,
  ],
  contents: [
    (topics) => `Сегодня в выпуске: ${topics}.`,
    (topics) => `Наши темы: ${topics}.`,
    (topics) => `О чём пойдёт речь: ${topics}.`,
  ],
  farewell: [
    (show) => `Это был подкаст «${show}». Ссылки на все публикации — в описании выпуска.`,
    (show) => `На этом всё. Вы слушали «${show}», ссылки на публикации — в описании выпуска.`,
  ],
  first: [
    (topic) => `Первая тема: ${topic}.`,
    (topic) => `Начнём вот с чего: ${topic}.`,
    (topic) => `Итак, начинаем. ${topic}.`,
  ],
  next: [
    (topic) => `Следующая тема: ${topic}.`,
    (topic) => `Идём дальше. ${topic}.`,
    (topic) => `Ещё одна тема: ${topic}.`,
    (topic) => `${topic}.`,
    (topic) => `Теперь вот о чём: ${topic}.`,
    (topic) => `Дальше по списку: ${topic}.`,
  ],
  handOver: [
    (topic, channel, when) => `${topic}. Что написал об этом канал «${channel}» ${when}?`,
    (topic, channel, when) => `Теперь вот что: ${topic}. Это канал «${channel}», ${when}.`,
    (topic, channel, when) => `${topic}. О чём сообщил канал «${channel}» ${when}?`,
    (topic, channel, when) => `Ещё одна тема: ${topic}. Канал «${channel}», ${when}.`,
  ],
  turn: [
    () => 'Идём дальше.',
    () => 'Следующая новость.',
    () => 'Теперь о другом.',
    () => 'Ещё одна история.',
  ],
  brief: [() => 'А теперь коротко.', () => 'И несколько коротких сообщений.'],
  attribution: [
    (channel, when) => `Об этом написал канал «${channel}» ${when}.`,
    (channel, when) => `Канал «${channel}», ${when}.`,
    (channel, when) => `Это публикация канала «${channel}», она вышла ${when}.`,
    (channel, when) => `Канал «${channel}» рассказал об этом ${when}.`,
  ],
  dayAlone: [
    (when) => `Об этом написали ${when}.`,
    (when) => `Публикация вышла ${when}.`,
    (when) => `Это появилось ${when}.`,
  ],
  ask: {
    why: [() => 'Почему так?', () => 'В чём причина?', () => 'А почему?'],
    catch: [() => 'А есть ли подвох?', () => 'На что обратить внимание?', () => 'В чём сложность?'],
    example: [() => 'Есть пример?', () => 'А если на примере?'],
  },
  poll: [(question) => `В канале идёт опрос. ${question}`, (question) => `Опрос: ${question}`],
  pollOptions: [
    (options) => `Варианты ответа: ${options}.`,
    (options) => `Можно выбрать: ${options}.`,
  ],
  unspeakable: [
    (channel, count) =>
      `В канале «${channel}» есть ещё ${posts(count)} с кодом и ссылками, они собраны в описании выпуска.`,
  ],
  day,
  period,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `${topics}. В выпуске ${posts(count)}. Источники: ${channels}; ${when}.`,
};
