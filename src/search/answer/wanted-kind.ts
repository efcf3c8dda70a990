import type { SaidSentence } from '../rank/sentences-of.ts';

/** Words that ask for a time, and words that ask for a number, by themselves or within a question. */
const ASKS_WHEN =
  /(?:^|[^\p{L}])(?:when|what time|which day|what day|what date|how long|wann|um wie viel uhr|wie lange|quand|cuándo|cuando|quando|когда|во сколько|как долго|коли|о котрій|kiedy|wanneer|מתי|באיזו שעה|ne zaman|متى|什么时候|几点|いつ|何時)(?:$|[^\p{L}])/iu;
const ASKS_HOW_MANY =
  /(?:^|[^\p{L}])(?:how many|how much|how old|how far|how high|what number|wie ?viele?|wie hoch|wie alt|wie weit|combien|cuántos|cuántas|cuánto|quantos|quanti|quante|quanto|сколько|скільки|ile|hoeveel|כמה|kaç|كم|多少|几个|いくら|いくつ|何人)(?:$|[^\p{L}])/iu;
const UNSPACED_ASKS = /什么时候|几点|いつ|何時|多少|几个|いくら|いくつ|何人/u;

/** Small numbers in words; a language that isn't here may say a number in any word. */
const NUMBER_WORDS: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|halb|dutzend|niemand|kein)/iu,
  en: /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|dozen|nobody|none)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|cien|mil|medio|docena|nadie)/iu,
  fr: /(?<!\p{L})(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|cent|mille|demi|douzaine|personne)/iu,
  ru: /(?<!\p{L})(?:дв[ае]|двое|двух|тр[иеё]|четыр|четвер|пят|шест|сем|восем|восьм|девят|десят|дюжин|сот|сто|тысяч|полов|никто)/iu,
};

const namesNumber = (text: string, language: string): boolean =>
  /\p{N}/u.test(text) || (NUMBER_WORDS[language]?.test(text) ?? true);

const timeWords = (language: string): RegExp => {
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return dates.map((date) => format.format(date).toLowerCase());
  };
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  const words = [...names({ weekday: 'long' }, days), ...names({ month: 'long' }, months)];
  // Forms differ at the end: a Russian Monday is "понедельник" or "понедельника".
  const stems = words.map((word) => word.slice(0, Math.max(4, word.length - 2)));
  return new RegExp(`\\p{N}|(?:^|[^\\p{L}])(?:${stems.join('|')})`, 'iu');
};

const known = new Map<string, RegExp>();

const namesTime = (text: string, language: string): boolean => {
  const pattern = known.get(language) ?? timeWords(language);
  known.set(language, pattern);
  return pattern.test(text);
};

/** Whether a sentence can be what a question asks for: one that asks when, a time; one that asks how many, a figure. */
export const isWantedKind = (
  question: string,
  { text }: Pick<SaidSentence, 'text'>,
  language: string,
): boolean | null => {
  if (ASKS_HOW_MANY.test(question)) return namesNumber(text, language);
  if (ASKS_WHEN.test(question) || UNSPACED_ASKS.test(question)) {
    return namesTime(text, language === 'und' ? 'en' : language);
  }
  return null;
};
