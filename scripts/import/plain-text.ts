import { xmlText } from '../../src/speech-text/xml-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
};

const codePoint = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,31}));/gi, (whole, hex, decimal, name) => {
    if (hex) return codePoint(Number.parseInt(hex, 16));
    if (decimal) return codePoint(Number(decimal));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });

/** HTML, or text, as plain text of at most so many characters, its paragraphs on lines of their own. */
export const plainText = (html: string, mostCharacters: number): string =>
  xmlText(
    decode(
      html
        .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
        .replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr)\s*>/gi, '\n')
        .replace(/<\/?[a-z][^>]*>/gi, ''),
    ),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, mostCharacters)
    .toWellFormed()
    .trim();

/** The same on one line. */
export const oneLine = (html: string, mostCharacters: number): string =>
  plainText(html, mostCharacters * 2)
    .replace(/[\n\u2028\u2029]+/g, ' ')
    .slice(0, mostCharacters)
    .toWellFormed()
    .trim();

/** A language as shows have it, for example `en-US` of `en-us`; undefined for what is none. */
export const languageCode = (text: string | undefined): string | undefined => {
  try {
    const locale = new Intl.Locale((text ?? '').trim().replaceAll('_', '-'));
    return [locale.language, locale.script, locale.region].filter(Boolean).join('-');
  } catch {
    return undefined;
  }
};
