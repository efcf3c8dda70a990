import type { DayDetail, Phrases } from './phrases.ts';

const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('he', { timeZone: 'UTC', ...options });
const WEEKDAY = utc({ weekday: 'long' });
const DATE = utc({ day: 'numeric', month: 'long' });
const DATE_AND_YEAR = utc({ day: 'numeric', month: 'long', year: 'numeric' });
const LIST = new Intl.ListFormat('he', { type: 'conjunction' });

const day = (date: Date, detail: DayDetail): string => {
  if (detail === 'weekday') return `ב${WEEKDAY.format(date)}`;
  return `ב-${(detail === 'date' ? DATE : DATE_AND_YEAR).format(date)}`;
};

const period = (from: Date, until: Date): string => {
  const end = DATE_AND_YEAR.format(until);
  if (end === DATE_AND_YEAR.format(from)) return end;
  const sameYear = from.getUTCFullYear() === until.getUTCFullYear();
  return `${(sameYear ? DATE : DATE_AND_YEAR).format(from)} עד ${end}`;
};

const posts = (count: number): string => (count === 1 ? 'פוסט אחד' : `${count} פוסטים`);

/** What the built-in writer says in Hebrew; nobody is addressed as a man or a woman. */
export const HEBREW_PHRASES: Phrases = {
  openingTitle: 'פתיחה',
  closingTitle: 'סיום',
  briefTitle: 'בקצרה',
  welcome: [
    (show, when) => `זה ${show}. הפוסטים של התקופה: ${when}.`,
    (show, when) => `שלום, אתם מאזינים לפודקאסט ${show}. הפרק הזה עוסק בתקופה: ${when}.`,
  ],
  contents: [
    (topics) => `על הפרק: ${topics}.`,
    (topics) => `בפרק הזה: ${topics}.`,
    (topics) => `הנושאים שלנו: ${topics}.`,
  ],
  farewell: [
    (show) => `זה היה ${show}. הקישורים לכל הפוסטים נמצאים בתיאור הפרק.`,
    (show) => `עד כאן הפרק של ${show}. כל הפוסטים מקושרים בתיאור הפרק.`,
  ],
  first: [
    (topic) => `הנושא הראשון: ${topic}.`,
    (topic) => `נתחיל בזה: ${topic}.`,
    (topic) => `מתחילים. ${topic}.`,
  ],
  next: [
    (topic) => `הנושא הבא: ${topic}.`,
    (topic) => `ממשיכים הלאה. ${topic}.`,
    (topic) => `ועכשיו: ${topic}.`,
    (topic) => `${topic}.`,
    (topic) => `נושא נוסף: ${topic}.`,
    (topic) => `הבא ברשימה: ${topic}.`,
  ],
  handOver: [
    (topic, channel, when) => `${topic}. מה כתבו בערוץ ${channel} ${when}?`,
    (topic, channel, when) => `נושא נוסף: ${topic}. מהערוץ ${channel}, ${when}.`,
    (topic, channel, when) => `${topic}. מה פורסם בערוץ ${channel} ${when}?`,
    (topic, channel, when) => `בואו נדבר על זה: ${topic}. כך פורסם בערוץ ${channel} ${when}.`,
  ],
  turn: [() => 'ממשיכים הלאה.', () => 'לנושא הבא.', () => 'ועכשיו למשהו אחר.', () => 'עוד סיפור.'],
  brief: [() => 'ועכשיו, בקצרה.', () => 'וכמה ידיעות קצרות.'],
  attribution: [
    (channel, when) => `כך פורסם בערוץ ${channel} ${when}.`,
    (channel, when) => `בערוץ ${channel} כתבו על כך ${when}.`,
    (channel, when) => `מהערוץ ${channel}, ${when}.`,
    (channel, when) => `הפוסט הופיע בערוץ ${channel} ${when}.`,
  ],
  dayAlone: [
    (when) => `הפוסט פורסם ${when}.`,
    (when) => `כך נכתב ${when}.`,
    (when) => `זה הופיע ${when}.`,
  ],
  ask: {
    why: [() => 'למה?', () => 'מה הסיבה?', () => 'ולמה זה כך?'],
    catch: [() => 'יש פה מלכוד?', () => 'ממה כדאי להיזהר?', () => 'איפה הבעיה?'],
    example: [() => 'יש דוגמה?', () => 'אפשר דוגמה?'],
  },
  poll: [(question) => `בערוץ יש סקר: ${question}`, (question) => `סקר: ${question}`],
  pollOptions: [
    (options) => `התשובות האפשריות: ${options}.`,
    (options) => `אפשר לבחור: ${options}.`,
  ],
  unspeakable: [
    (channel, count) =>
      `בערוץ ${channel} יש עוד ${posts(count)} של קוד וקישורים, והם מחכים בתיאור הפרק.`,
  ],
  day,
  period,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `${topics}. הפרק מבוסס על ${posts(count)} מ: ${channels}. ${when}.`,
};
