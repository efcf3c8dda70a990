import type { DayDetail, Phrases } from './phrases.ts';

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
const FORMATS: Readonly<Record<DayDetail, Intl.DateTimeFormat>> = {
  weekday: utc({ weekday: 'long' }),
  date: utc({ month: 'long', day: 'numeric' }),
  'date-and-year': utc({ month: 'long', day: 'numeric', year: 'numeric' }),
};
const LIST = new Intl.ListFormat('en-US', { type: 'conjunction' });
const posts = (count: number): string => (count === 1 ? 'one post' : `${count} posts`);

const period = (from: Date, until: Date): string => {
  const end = FORMATS['date-and-year'].format(until);
  if (end === FORMATS['date-and-year'].format(from)) return end;
  const sameYear = from.getUTCFullYear() === until.getUTCFullYear();
  return `${FORMATS[sameYear ? 'date' : 'date-and-year'].format(from)} to ${end}`;
};

/** What the built-in writer says in English. */
export const ENGLISH_PHRASES: Phrases = {
  openingTitle: 'Opening',
  closingTitle: 'Closing',
  briefTitle: 'In brief',
  welcome: [
    (show, when) => `This is ${show}, covering ${when}.`,
    (show, when) => `Welcome to ${show}. This episode covers ${when}.`,
    (show, when) => `You're listening to ${show}, with the posts of ${when}.`,
  ],
  contents: [
    (topics) => `Coming up: ${topics}.`,
    (topics) => `In this episode: ${topics}.`,
    (topics) => `On the list today: ${topics}.`,
  ],
  farewell: [
    (show) => `That was ${show}. You'll find the links to every post in the show notes.`,
    (show) => `That's all for this episode of ${show}. The posts are linked in the show notes.`,
  ],
  first: [
    (topic) => `We start with this: ${topic}.`,
    (topic) => `First up: ${topic}.`,
    (topic) => `Let's begin. ${topic}.`,
  ],
  next: [
    (topic) => `Next: ${topic}.`,
    (topic) => `Our next topic: ${topic}.`,
    (topic) => `Let's move on. ${topic}.`,
    (topic) => `${topic}.`,
    (topic) => `Then there is this: ${topic}.`,
    (topic) => `Now, ${topic}.`,
  ],
  handOver: [
    (topic, channel, day) => `${topic}. What did ${channel} write ${day}?`,
    (topic, channel, day) => `Let's talk about this: ${topic}. ${channel} had it ${day}.`,
    (topic, channel, day) => `${topic}. What was it that ${channel} reported ${day}?`,
    (topic, channel, day) => `Then there is this: ${topic}. It comes from ${channel}, ${day}.`,
  ],
  turn: [
    () => 'Next up.',
    () => 'Moving on.',
    () => 'Now to something else.',
    () => 'Another story.',
  ],
  brief: [() => 'And now, in brief.', () => 'A few short ones.'],
  attribution: [
    (channel, day) => `This comes from ${channel}, ${day}.`,
    (channel, day) => `${channel} wrote about it ${day}.`,
    (channel, day) => `From ${channel}, ${day}.`,
    (channel, day) => `${channel} had this ${day}.`,
  ],
  dayAlone: [
    (day) => `This was posted ${day}.`,
    (day) => `It appeared ${day}.`,
    (day) => `The post is from ${day.replace(/^on /, '')}.`,
  ],
  ask: {
    why: [() => 'Why is that?', () => 'What is the reason?', () => 'Why?'],
    catch: [
      () => 'Is there a catch?',
      () => 'Anything to watch out for?',
      () => 'Where is the snag?',
    ],
    example: [() => 'Is there an example?', () => 'Can we make that concrete?'],
  },
  poll: [
    (question) => `There is a poll: ${question}`,
    (question) => `The channel asks: ${question}`,
  ],
  pollOptions: [
    (options) => `The options: ${options}.`,
    (options) => `You can choose from ${options}.`,
  ],
  unspeakable: [
    (channel, count) =>
      `${channel} also has ${posts(count)} of code and links, which you'll find in the show notes.`,
  ],
  day: (date, detail) => `on ${FORMATS[detail].format(date)}`,
  period,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `${topics}. Told from ${posts(count)} of ${channels}, ${when}.`,
};
