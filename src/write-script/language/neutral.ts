import { dateReadings } from './common-readings.ts';
import type { Language } from './language.ts';
import type { DayDetail, Phrases } from './phrases.ts';

const NEVER = /(?!)/;

/** Names, dates and lists alone: nothing that needs a language's grammar. */
const neutralPhrases = (tag: string): Phrases => {
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const formats: Readonly<Record<DayDetail, Intl.DateTimeFormat>> = {
    weekday: utc({ weekday: 'long' }),
    date: utc({ day: 'numeric', month: 'long' }),
    'date-and-year': utc({ day: 'numeric', month: 'long', year: 'numeric' }),
  };
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const period = (from: Date, until: Date): string => {
    const [start, end] = [from, until].map((date) => formats['date-and-year'].format(date));
    return start === end ? `${end}` : `${start} – ${end}`;
  };
  const stop = /^(?:ja|zh)(?![a-z])/i.test(tag) ? '。' : '.';
  const comma = /^(?:ar|fa|ur)(?![a-z])/i.test(tag) ? '، ' : stop === '。' ? '、' : ', ';
  const sentence = (text: string): string => `${text}${stop}`;
  return {
    openingTitle: '',
    closingTitle: '',
    briefTitle: '',
    welcome: [
      (show, when) =>
        [show, when.replace(' – ', comma)].map(sentence).join(stop === '.' ? ' ' : ''),
    ],
    contents: [sentence],
    farewell: [sentence],
    first: [sentence],
    next: [sentence],
    related: [sentence],
    turn: [],
    askContents: [],
    askFirst: [sentence],
    askAbout: { any: [sentence], when: [], definition: [], quotation: [], difference: [] },
    askUnnamed: { episode: [], topic: [], post: [] },
    brief: [],
    attribution: [(channel, day) => sentence(`${channel}${comma}${day}`)],
    dayAlone: [sentence],
    ownWords: [(channel, day) => `${channel}${comma}${day}:`],
    ask: { why: [], catch: [], example: [], duration: [], cost: [], result: [] },
    askLabel: [],
    advertisement: [],
    poll: [(question) => question],
    pollOptions: [sentence],
    unspeakable: [],
    day: (date, detail) => formats[detail].format(date),
    period,
    quote: (words) => `“${words}”`,
    list: (items) => list.format(items),
    summary: (_count, channels, when, topics) => [topics, channels, when].map(sentence).join(' '),
  };
};

/** Any language that the writer has no grammar of. */
export const neutral = (tag: string): Language => ({
  tag,
  readings: dateReadings(
    (date) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', dateStyle: 'long' }).format(date),
    'iso-only',
  ),
  // Mostly prepositions and articles.
  pointsAtRemoved: /(?:^|\s)\p{L}{1,3}$/u,
  leadsToRemoved: NEVER,
  speaksOfRemoved: NEVER,
  demonstrates: NEVER,
  // Where nothing is known of a language, no clause is left out.
  hangsOn: /^/,
  isListed: /^/,
  leansOnPrevious: NEVER,
  announcesCount: NEVER,
  callsToAct: NEVER,
  leadsItself: NEVER,
  answers: {
    why: NEVER,
    catch: NEVER,
    example: NEVER,
    duration: NEVER,
    cost: NEVER,
    result: NEVER,
  },
  speaksOfItself: NEVER,
  dependsOnDay: NEVER,
  saysWhen: NEVER,
  defines: NEVER,
  stopWords: new Set(),
  stem: (word) => word.slice(0, Math.max(5, word.length - 2)),
  phrases: neutralPhrases(tag),
});
