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
    (show, when) => `זה הפודקאסט ${show}. הפוסטים של התקופה: ${when}.`,
    (show, when) => `שלום, אתם מאזינים לפודקאסט ${show}. הפרק הזה עוסק בתקופה: ${when}.`,
  ],
  contents: [
    (topics) => `על הפרק: ${topics}.`,
    (topics) => `בפרק הזה: ${topics}.`,
    (topics) => `הנושאים שלנו: ${topics}.`,
  ],
  farewell: [
    (show) => `זה היה הפודקאסט ${show}. הקישורים לכל הפוסטים נמצאים בתיאור הפרק.`,
    (show) => `עד כאן הפרק של ${show}. כל הפוסטים מקושרים בתיאור הפרק.`,
  ],
  first: [
    (topic) => `הנושא הראשון: ${topic}.`,
    (topic) => `נתחיל בזה: ${topic}.`,
    (topic) => `פותחים בנושא הזה: ${topic}.`,
  ],
  next: [
    (topic) => `הנושא הבא: ${topic}.`,
    (topic) => `ממשיכים לנושא אחר: ${topic}.`,
    (topic) => `ועכשיו לזה: ${topic}.`,
    (topic) => `הנה כותרת נוספת: ${topic}.`,
    (topic) => `נושא נוסף: ${topic}.`,
    (topic) => `הבא ברשימה: ${topic}.`,
    (topic) => `יש גם את זה: ${topic}.`,
  ],
  related: [
    (topic) => `באותו נושא: ${topic}.`,
    (topic) => `יש על כך פוסט נוסף: ${topic}.`,
    (topic) => `גם זה קשור לכאן: ${topic}.`,
    (topic) => `ועוד על כך: ${topic}.`,
  ],
  askContents: [() => 'מה יש לנו הפעם?', () => 'מה על הפרק?', () => 'אילו נושאים מחכים לנו?'],
  askFirst: [
    (topic) => `נתחיל בזה: ${topic}. במה מדובר?`,
    (topic) => `הנושא הראשון: ${topic}. מה ידוע?`,
    (topic) => `פותחים בנושא הזה: ${topic}. מה הסיפור?`,
  ],
  askAbout: {
    any: [
      (topic) => `הנושא הבא: ${topic}. מה ידוע?`,
      (topic) => `ומה עם זה: ${topic}?`,
      (topic) => `יש פוסט שזו הכותרת שלו: ${topic}. מה כתוב בו?`,
      (topic) => `ממשיכים: ${topic}. מה צריך לדעת?`,
      (topic) => `הנה עוד כותרת: ${topic}. מה עומד מאחוריה?`,
      (topic) => `בואו נעבור לזה: ${topic}. מה הפרטים?`,
      (topic) => `משהו אחר תפס את העין: ${topic}. במה מדובר?`,
      (topic) => `נושא אחר: ${topic}. מה נכתב על כך?`,
      (topic) => `הבא ברשימה: ${topic}. מה הסיפור?`,
      (topic) => `נעצור גם כאן: ${topic}. מה אפשר לספר?`,
    ],
    when: [
      (topic) => `${topic}: מתי זה, ומה עוד כדאי לדעת?`,
      (topic) => `הנה משהו ליומן: ${topic}. מתי?`,
    ],
    definition: [(topic) => `${topic}. מה זה?`, (topic) => `נסביר מושג: ${topic}. מה הכוונה?`],
    quotation: [(topic) => `${topic}. מה כתוב שם?`, (topic) => `נקרא בקול: ${topic}. איך זה נשמע?`],
    difference: [(topic) => `${topic}. מה ההבדל?`, (topic) => `השוואה: ${topic}. במה זה שונה?`],
  },
  askUnnamed: {
    episode: [() => 'במה מתחילים?', () => 'מה הסיפור הראשון?'],
    topic: [
      () => 'מה עוד חדש?',
      () => 'מה הלאה?',
      () => 'על מה עוד כתבו?',
      () => 'מה הסיפור הבא?',
      () => 'ומה עוד?',
    ],
    post: [() => 'ומה קרה אחר כך?', () => 'ואיך זה המשיך?', () => 'ומה היה הלאה?'],
  },
  turn: [() => 'ממשיכים הלאה.', () => 'לנושא הבא.', () => 'ועכשיו למשהו אחר.', () => 'עוד סיפור.'],
  brief: [() => 'ועכשיו, בקצרה.', () => 'וכמה ידיעות קצרות.'],
  attribution: [
    (channel, when) => `כך פורסם בערוץ ${channel} ${when}.`,
    (channel, when) => `בערוץ ${channel} כתבו על כך ${when}.`,
    (channel, when) => `המקור: הערוץ ${channel}, ${when}.`,
    (channel, when) => `הפוסט הופיע בערוץ ${channel} ${when}.`,
    (channel, when) => `על כך סיפרו בערוץ ${channel} ${when}.`,
  ],
  dayAlone: [
    (when) => `הפוסט פורסם ${when}.`,
    (when) => `כך נכתב בערוץ ${when}.`,
    (when) => `הפוסט הופיע ${when}.`,
  ],
  ownWords: [
    (channel, when) => `בערוץ ${channel} כתבו ${when}:`,
    (channel, when) => `כך כתבו בערוץ ${channel} ${when}:`,
    (channel, when) => `אלה המילים של הערוץ ${channel}, ${when}:`,
    (channel, when) => `בערוץ ${channel} סיפרו ${when}:`,
    (channel, when) => `הנה מה שפורסם בערוץ ${channel} ${when}:`,
  ],
  ask: {
    why: [() => 'למה?', () => 'מה הסיבה?', () => 'ולמה זה כך?'],
    catch: [() => 'יש פה מלכוד?', () => 'ממה כדאי להיזהר?', () => 'איפה הבעיה?'],
    example: [() => 'יש דוגמה?', () => 'אפשר דוגמה?'],
    duration: [() => 'כמה זמן?', () => 'ולכמה זמן?'],
    cost: [() => 'כמה זה עולה?', () => 'ומה המחיר?'],
    result: [() => 'ומה התוצאה?', () => 'ומה יצא מזה?'],
  },
  askLabel: [],
  advertisement: [() => 'ועכשיו פרסומת.', () => 'הפוסט הבא הוא פרסומת.'],
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
  quote: (words) => `"${words}"`,
  list: (items) => LIST.format(items),
  summary: (count, channels, when, topics) =>
    `בפרק הזה: ${topics}. הפרק מבוסס על ${posts(count)} מ: ${channels}. ${when}.`,
};
