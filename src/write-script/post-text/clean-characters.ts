const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  pound: '£',
  euro: '€',
  cent: '¢',
  yen: '¥',
  middot: '·',
  bull: '•',
  rarr: '→',
  larr: '←',
  deg: '°',
  times: '×',
  frac12: '½',
  shy: '',
  copy: '©',
  reg: '®',
  trade: '™',
};

const codePoint = (value: number): string =>
  value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff)
    ? String.fromCodePoint(value)
    : ' ';

const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
    (whole, decimal, hex, name) => {
      if (decimal) return codePoint(Number(decimal));
      if (hex) return codePoint(Number.parseInt(hex, 16));
      return NAMED_ENTITIES[String(name).toLowerCase()] ?? whole;
    },
  );

/** Letters drawn as mathematical symbols, in circles or full width, back to the letters they are. */
const plainLetters = (text: string): string =>
  text.replace(/[\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}\uFF01-\uFF5E①-⓿]/gu, (letter) =>
    letter.normalize('NFKC'),
  );

const EMOJI =
  /[#*\d]\uFE0F?\u20E3|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|[\uFE00-\uFE0F]|\u20E3|(?![©®™↔-↪→←↑↓✓])\p{Extended_Pictographic}/gu;

/** An emoji that opens a line is its bullet; everywhere else it is nothing. */
const withoutEmoji = (text: string): string =>
  text
    .replace(new RegExp(`^[ \\t]*(?:(?:${EMOJI.source})[\\u200D ]*)+(?=[^\\n])`, 'gmu'), '• ')
    .replace(
      new RegExp(`(?:\\u200D?(?:${EMOJI.source})\\u200D?[ \\t]*)+`, 'gu'),
      (_run, offset: number, whole: string) => endOrSpace(whole, offset, _run.length),
    );

/** Where an emoji stands between two sentences, it is all the end mark that the first one has. */
const endOrSpace = (text: string, offset: number, length: number): string =>
  /[\p{L}\p{N})]\s*$/u.test(text.slice(Math.max(0, offset - 3), offset)) &&
  /^(?:\p{Lu}|\p{Lo}|#\p{L})/u.test(text.slice(offset + length, offset + length + 4))
    ? '. '
    : ' ';

/** "🧵 1/4" counts the parts of a thread. */
const THREAD = /\u{1F9F5}\s*\d{1,2}\s*\/\s*\d{0,2}/gu;

const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFD\uFFFE\uFFFF\p{Co}]|\u034F/gu;

/**
 * The same words in characters that can be written, compared and spoken: entities decoded, emoji,
 * controls, zero-width and direction marks gone, one kind of space and of line end, no lone surrogates.
 */
export const cleanCharacters = (text: string): string =>
  withoutEmoji(plainLetters(decodeEntities(text.toWellFormed())).replace(THREAD, ' '))
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    // Smileys.
    .replace(/(?<![\p{N}:;])[:;=]-?[)(DP](?![\p{L}\p{N})])/gu, ' ')
    // The joiners shape letters in Persian and Indic words, and hide in others.
    .replace(/(?<![\p{L}\p{M}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}])/gu, '')
    .replace(/[©®™✓✔✗✘★☆]/gu, ' ')
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/\u2026/g, '...')
    .normalize('NFC');
