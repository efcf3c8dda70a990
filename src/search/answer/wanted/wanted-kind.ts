import type { SaidSentence } from '../rank/sentences-of.ts';

/** Words that ask for a time, and words that ask for a number, by themselves or within a question. */
const ASKS_WHEN =
  /(?:^|[^\p{L}])(?:when|what time|which day|what day|what date|how long|wann|um wie viel uhr|wie lange|quand|cuándo|cuando|quando|когда|во сколько|как долго|коли|о котрій|kiedy|wanneer|מתי|באיזו שעה|ne zaman|متى|什么时候|几点|いつ|何時)(?:$|[^\p{L}])/iu;
const ASKS_HOW_MANY =
  /(?:^|[^\p{L}])(?:how many|how much|how far|how high|what number|wie ?viele?|wie hoch|wie weit|combien|cuántos|cuántas|cuánto|quantos|quanti|quante|quanto|сколько|скільки|ile|hoeveel|כמה|kaç|كم|多少|几个|いくら|いくつ|何人)(?:$|[^\p{L}])/iu;
const ASKS_AGE =
  /(?:^|[^\p{L}])(?:how old|what age|wie alt|quel âge|qué edad|cuántos años tiene|quantos anos tem|quanti anni ha|сколько лет|скільки років|ile lat|hoe oud|(?:בן|בת|בני|בנות) כמה|kaç yaşında)(?:$|[^\p{L}])/iu;
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

/** How an age is said; "forty years ago" and "for ten years" are none. */
const AGES: Readonly<Record<string, RegExp>> = {
  de: /\p{N}+[- ]?jährig|(?:\p{N}|\p{L})+ (?:jahre?|monate?|wochen?|tage?) alt(?!\p{L})|im alter von|, \p{N}{1,3},/iu,
  en: /(?:years?|months?|weeks?|days?)[- ]olds?(?!\p{L})|(?<!\p{L})aged? (?:of )?(?:\p{N}|\p{L}+ty)|turn(?:s|ed)? \p{N}|, \p{N}{1,3},|birthday/iu,
  he: /(?<!\p{L})[והש]?(?:בן|בת|בני|בנות)[ -]\p{N}|(?<!\p{L})ב?גיל \p{N}|, \p{N}{1,3},/iu,
  ru: /\p{N}+-?летн|возраст|исполнил|(?:ему|ей|им|мне|нам) (?:уже |всего )?(?:\p{N}|\p{L}+ (?:лет|год))|, \p{N}{1,3},|\p{N} (?:лет|год[ау]?)(?! (?:назад|подряд|спустя|тюрьмы|лишения))/iu,
};

const namesAge = (text: string, language: string): boolean =>
  namesNumber(text, language) && (AGES[language]?.test(text) ?? true);

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

/** Whether a sentence can be what a question asks for: one that asks how old, an age; one that asks when, a time; one that asks how many, a figure. */
export const isWantedKind = (
  question: string,
  { text }: Pick<SaidSentence, 'text'>,
  language: string,
): boolean | null => {
  if (ASKS_AGE.test(question)) return namesAge(text, language);
  if (ASKS_HOW_MANY.test(question)) return namesNumber(text, language);
  if (ASKS_WHEN.test(question) || UNSPACED_ASKS.test(question)) {
    return namesTime(text, language === 'und' ? 'en' : language);
  }
  return null;
};
