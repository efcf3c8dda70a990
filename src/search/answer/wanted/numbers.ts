/** Small numbers in words; a language that isn't here may say a number in any word. */
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  de: '(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|halb|dutzend|niemand|kein)\\p{L}*',
  en: '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|dozen|nobody|none|half)s?',
  es: '(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veint|treint|cuarent|cincuent|cien|mil|medio|docena|nadie)\\p{L}*',
  fr: '(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|million|demi|douzaine|personne)\\p{L}*',
  ja: '[〇一二三四五六七八九十百千万]+',
  pl: '(?:dwa|dwie|dwóch|trzy|trzech|czter|pięć|pięci|sześ|siedem|siedm|osiem|ośm|dziewię|dziesię|nast|dwadzie|trzydzie|sto|stu|tysi|milion|pół|tuzin|nikt)\\p{L}*',
  ru: '(?:дв[ае]|двое|двух|тр[иеё]|четыр|четвер|пят|шест|сем|восем|восьм|девят|десят|дюжин|сот|сто|тысяч|миллион|полов|никто)\\p{L}*',
  uk: "(?:дв[аі]|двоє|двох|тр[иьо]|чотир|п'ят|шіст|шест|сім|сем|вісім|восьм|дев'ят|десят|дюжин|сот|сто|тисяч|мільйон|полов|ніхто)\\p{L}*",
  zh: '[〇一二三四五六七八九十百千万两]+',
};

const UNSPACED = new Set(['ja', 'zh']);

/** The source of a pattern for a number in figures, or in the words of a language where they are known. */
export const numberSource = (language: string): string => {
  const words = NUMBER_WORDS[language];
  if (!words) return '\\p{N}+';
  return UNSPACED.has(language)
    ? `(?:\\p{N}+|${words})`
    : `(?:\\p{N}+|(?<!\\p{L})${words}(?!\\p{L}))`;
};

const PATTERNS = new Map(
  Object.keys(NUMBER_WORDS).map((language) => [language, new RegExp(numberSource(language), 'iu')]),
);

/** Whether a text says a number; of a language whose numbers aren't known, any may. */
export const namesNumber = (text: string, language: string): boolean =>
  PATTERNS.get(language)?.test(text.replace(/[’ʼ]/g, "'")) ?? true;

const FREE =
  /(?<!\p{L})(?:free|kostenlos|gratis|gratuit\p{L}*|frei|бесплатн\p{L}*|безкоштовн\p{L}*|bezpłatn\p{L}*|darmow\p{L}*|חינם|مجان\p{L}*)(?!\p{L})|免费|免費|無料/iu;

/** Whether a text says what something costs: an amount, or nothing at all. */
export const namesPrice = (text: string, language: string): boolean =>
  namesNumber(text, language) || FREE.test(text);
