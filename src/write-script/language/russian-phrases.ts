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
    (topic) => `Открывает выпуск такая тема: ${topic}.`,
  ],
  next: [
    (topic) => `Следующая тема: ${topic}.`,
    (topic) => `Идём дальше, вот ещё одна тема: ${topic}.`,
    (topic) => `Теперь вот о чём: ${topic}.`,
    (topic) => `Ещё один заголовок: ${topic}.`,
    (topic) => `Дальше по списку: ${topic}.`,
    (topic) => `Есть и такая новость: ${topic}.`,
    (topic) => `Переходим к другому: ${topic}.`,
  ],
  related: [
    (topic) => `На ту же тему: ${topic}.`,
    (topic) => `Об этом есть ещё одна публикация: ${topic}.`,
    (topic) => `Сюда же относится и это: ${topic}.`,
    (topic) => `И ещё о том же: ${topic}.`,
  ],
  askContents: [() => 'О чём пойдёт речь?', () => 'Что в выпуске?', () => 'Какие сегодня темы?'],
  askFirst: [
    (topic) => `Начнём вот с чего: ${topic}. О чём это?`,
    (topic) => `Первая тема: ${topic}. Что известно?`,
    (topic) => `Открывает выпуск такая тема: ${topic}. Что там?`,
  ],
  askAbout: {
    any: [
      (topic) => `Следующая тема: ${topic}. Что известно?`,
      (topic) => `А что здесь: ${topic}?`,
      (topic) => `Есть публикация с таким заголовком: ${topic}. О чём она?`,
      (topic) => `Идём дальше: ${topic}. Что об этом нужно знать?`,
      (topic) => `Вот ещё заголовок: ${topic}. Что за ним стоит?`,
      (topic) => `Теперь вот о чём: ${topic}. Расскажем подробнее?`,
      (topic) => `Заинтересовало вот что: ${topic}. В чём суть?`,
      (topic) => `Дальше в списке: ${topic}. Что пишут?`,
      (topic) => `Другая тема: ${topic}. О чём речь?`,
      (topic) => `Остановимся на этом: ${topic}. Какие подробности?`,
    ],
    when: [
      (topic) => `${topic}: когда это и что ещё нужно знать?`,
      (topic) => `Дата для календаря: ${topic}. Когда?`,
    ],
    definition: [
      (topic) => `${topic}. Что это такое?`,
      (topic) => `Объясним термин: ${topic}. Что это?`,
    ],
    quotation: [
      (topic) => `${topic}. Что там сказано?`,
      (topic) => `Прочитаем вслух: ${topic}. Как это звучит?`,
    ],
    difference: [
      (topic) => `${topic}. В чём разница?`,
      (topic) => `Сравнение: ${topic}. Чем они отличаются?`,
    ],
  },
  askUnnamed: {
    episode: [() => 'С чего начнём?', () => 'Какая новость первая?'],
    topic: [
      () => 'Что ещё нового?',
      () => 'Что дальше?',
      () => 'О чём ещё писали?',
      () => 'Какая следующая новость?',
      () => 'А что ещё?',
    ],
    post: [() => 'А что потом?', () => 'Что было дальше?', () => 'И что дальше?'],
  },
  turn: [
    () => 'Идём дальше.',
    () => 'Следующая новость.',
    () => 'Теперь о другом.',
    () => 'Ещё одна история.',
  ],
  brief: [() => 'А теперь коротко.', () => 'И несколько коротких сообщений.'],
  attribution: [
    (channel, when) => `Об этом написал канал «${channel}» ${when}.`,
    (channel, when) => `Источник: канал «${channel}», ${when}.`,
    (channel, when) => `Это публикация канала «${channel}», она вышла ${when}.`,
    (channel, when) => `Канал «${channel}» рассказал об этом ${when}.`,
    (channel, when) => `Канал «${channel}» сообщил об этом ${when}.`,
  ],
  dayAlone: [
    (when) => `Об этом написали ${when}.`,
    (when) => `Публикация вышла ${when}.`,
    (when) => `Запись появилась в канале ${when}.`,
  ],
  ownWords: [
    (channel, when) => `Канал «${channel}» написал ${when}:`,
    (channel, when) => `Вот что написал канал «${channel}» ${when}:`,
    (channel, when) => `Вот слова канала «${channel}», ${when}:`,
    (channel, when) => `Канал «${channel}» рассказал ${when}:`,
    (channel, when) => `Вот как об этом рассказал канал «${channel}» ${when}:`,
  ],
  ask: {
    why: [() => 'Почему так?', () => 'В чём причина?', () => 'А почему?'],
    catch: [() => 'А есть ли подвох?', () => 'На что обратить внимание?', () => 'В чём сложность?'],
    example: [() => 'Есть пример?', () => 'А если на примере?'],
    duration: [() => 'Как долго?', () => 'Сколько это по времени?'],
    cost: [() => 'Сколько это стоит?', () => 'А что с ценой?'],
    result: [() => 'И что в итоге?', () => 'Какой результат?'],
  },
  askLabel: [],
  advertisement: [() => 'Дальше — реклама.', () => 'Теперь рекламная публикация.'],
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
  quote: (words) => `«${words}»`,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `В этом выпуске: ${topics}. Публикаций: ${count}. Источники: ${channels}; ${when}.`,
};
