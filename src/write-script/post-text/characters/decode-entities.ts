const NAMED: Readonly<Record<string, string>> = {
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
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
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
  minus: '−',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  sect: '§',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  shy: '',
  copy: '©',
  reg: '®',
  trade: '™',
};

const codePoint = (value: number): string =>
  value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff)
    ? String.fromCodePoint(value)
    : ' ';

/** A text with the character references of HTML resolved; a name that isn't known stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
    (whole, decimal, hex, name) => {
      if (decimal) return codePoint(Number(decimal));
      if (hex) return codePoint(Number.parseInt(hex, 16));
      return NAMED[String(name).toLowerCase()] ?? whole;
    },
  );
