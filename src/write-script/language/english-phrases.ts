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

const theOne = (label: string): string =>
  /^(?:the|our|my|their|his|her) /.test(label) ? label : `the ${label}`;

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
    (topic) => `Our first subject: ${topic}.`,
  ],
  next: [
    (topic) => `The next post is about this: ${topic}.`,
    (topic) => `Our next subject: ${topic}.`,
    (topic) => `Let's move on to this: ${topic}.`,
    (topic) => `Then there is this: ${topic}.`,
    (topic) => `Another headline reads: ${topic}.`,
    (topic) => `Now for something else: ${topic}.`,
    (topic) => `Here is one more: ${topic}.`,
    (topic) => `Also posted: ${topic}.`,
  ],
  related: [
    (topic) => `On the same subject: ${topic}.`,
    (topic) => `There is more on this: ${topic}.`,
    (topic) => `That goes with another post: ${topic}.`,
    (topic) => `Related to that: ${topic}.`,
    (topic) => `Close to that is this one: ${topic}.`,
  ],
  askContents: [
    () => 'What do we have?',
    () => 'What is on the list?',
    () => 'What have you picked?',
    () => 'What is ahead?',
  ],
  askFirst: [
    (topic) => `Let's start with this: ${topic}. What is it about?`,
    (topic) => `First up: ${topic}. What do we know?`,
    (topic) => `Our first subject: ${topic}. What is the story?`,
  ],
  askAbout: {
    any: [
      (topic) => `Our next subject: ${topic}. What do we know?`,
      (topic) => `What about this one: ${topic}?`,
      (topic) => `Then there is a post with this title: ${topic}. What is in it?`,
      (topic) => `On to the next one: ${topic}. What should we know about it?`,
      (topic) => `And this headline: ${topic}. What is behind it?`,
      (topic) => `Let's turn to this: ${topic}. Can you take us through it?`,
      (topic) => `Another one caught my eye: ${topic}. What does it say?`,
      (topic) => `I also have this here: ${topic}. What is the story?`,
      (topic) => `Let me pick this one: ${topic}. What did they write?`,
      (topic) => `Something else now: ${topic}. What is it about?`,
      (topic) => `One for you: ${topic}. What have you read?`,
      (topic) => `Next on my list: ${topic}. Can you tell us more?`,
    ],
    when: [
      (topic) => `${topic}: when is that, and what else should we know?`,
      (topic) => `${topic} is coming up on my list. When is it?`,
      (topic) => `I have a date to ask for: ${topic}. When?`,
    ],
    definition: [
      (topic) => `${topic}. What is that?`,
      (topic) => `Let's explain a term: ${topic}. What does it mean?`,
      (topic) => `A word I want to ask about: ${topic}. What is it?`,
    ],
    quotation: [
      (topic) => `${topic}. What does it say?`,
      (topic) => `Here is something to read out: ${topic}. How does it go?`,
    ],
    difference: [
      (topic) => `${topic}. What is the difference?`,
      (topic) => `A comparison next: ${topic}. How do they differ?`,
    ],
  },
  askUnnamed: {
    episode: [
      () => 'What comes first?',
      () => 'Where do we start?',
      () => 'What is the first story?',
    ],
    topic: [
      () => 'What else is there?',
      () => 'What comes next?',
      () => 'And what else was posted?',
      () => 'What is the next story?',
      () => 'What else have you found?',
      () => 'And after that?',
    ],
    post: [() => 'And then?', () => 'How did that go on?', () => 'What came after that?'],
  },
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
    (channel, day) => `${channel} had this ${day}.`,
    (channel, day) => `${channel} posted it ${day}.`,
    (channel, day) => `The source is ${channel}, ${day}.`,
  ],
  dayAlone: [
    (day) => `This was posted ${day}.`,
    (day) => `The post is from ${day.replace(/^on /, '')}.`,
    (day) => `They wrote about it ${day}.`,
  ],
  ownWords: [
    (channel, day) => `${channel} wrote ${day}:`,
    (channel, day) => `As ${channel} put it ${day}:`,
    (channel, day) => `Here is how ${channel} told it ${day}:`,
    (channel, day) => `${channel} had this to say ${day}:`,
    (channel, day) => `This is what ${channel} posted ${day}:`,
    (channel, day) => `In the words of ${channel}, ${day}:`,
  ],
  ask: {
    why: [() => 'Why is that?', () => 'What is the reason?', () => 'Why?'],
    catch: [() => 'Is there a catch?', () => 'Anything to watch out for?'],
    example: [() => 'Is there an example?', () => 'Can we make that concrete?'],
    duration: [() => 'And how long?', () => 'How long, roughly?'],
    cost: [() => 'What does it cost?', () => 'And the price?'],
    result: [() => 'And the result?', () => 'What came of it?'],
  },
  askLabel: [(label) => `And ${theOne(label)}?`, (label) => `What about ${theOne(label)}?`],
  advertisement: [() => 'Now an advertisement.', () => 'The next post is an advertisement.'],
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
  quote: (words) => `“${words}”`,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `In this episode: ${topics}. Told from ${posts(count)} of ${channels}, ${when}.`,
};
