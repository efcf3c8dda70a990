/** Small numbers in words; a language that isn't here may say a number in any word. */
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  ar: '(?:و|ب)?(?:ال)?(?:اثن|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر|مئة|مائة|مئت|ألف|آلاف|مليون|ملايين)\\p{L}*',
  de: '(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|halb|dutzend|niemand|kein)\\p{L}*',
  en: '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|dozen|nobody|none|half)s?',
  es: '(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veint|treint|cuarent|cincuent|cien|mil|medio|docena|nadie)\\p{L}*',
  fr: '(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|million|demi|douzaine|personne)\\p{L}*',
  he: '[ובלכמהש]{0,2}(?:שני|שתי|שלוש|ארבע|חמש|חמיש|שש|שיש|שבע|שמונ|תשע|עשר|מאה|מאות|מאתיים|אלף|אלפים|מיליון|חצי|איש לא)\\p{L}*',
  it: '(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|quindici|venti|trenta|quaranta|cinquanta|sessanta|cento|mille|mila|milion|mezzo|dozzin|nessuno)\\p{L}*',
  ja: '[〇一二三四五六七八九十百千万]+',
  nl: '(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|veertig|vijftig|honderd|duizend|miljoen|half|dozijn|niemand)\\p{L}*',
  pl: '(?:dwa|dwie|dwóch|trzy|trzech|czter|pięć|pięci|sześ|siedem|siedm|osiem|ośm|dziewię|dziesię|nast|dwadzie|trzydzie|sto|stu|tysi|milion|pół|tuzin|nikt)\\p{L}*',
  pt: '(?:dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|quinze|vinte|trinta|quarenta|cinquenta|cem|cento|mil|milh|meio|meia|dúzia|ninguém)\\p{L}*',
  ru: '(?:дв[ае]|двое|двух|тр[иеё]|четыр|четвер|пят|шест|сем|восем|восьм|девят|десят|дюжин|сот|сто|тысяч|миллион|полов|никто)\\p{L}*',
  tr: '(?:iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yirmi|otuz|kırk|elli|yüz|bin|milyon|yarım|düzine)\\p{L}*',
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
