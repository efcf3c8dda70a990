import { stripVTControlCharacters } from 'node:util';

/** What ends a line somewhere: CRLF, the controls that do, and Unicode's two separators. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * What a terminal acts on or hides instead of showing it: the controls of ISO 6429 but the tab,
 * Unicode's embeddings, overrides and isolates (UAX #9), the byte order mark, and tag characters.
 * The plain direction marks stay: names in Hebrew and Arabic need them, and they move no other text.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A text as a terminal may show it on one line, whoever wrote it: escape sequences are gone whole,
 * line ends and tabs are blanks, and whatever else would act on the terminal is left out.
 */
export const printable = (text: string): string =>
  stripVTControlCharacters(text.replaceAll(LINE_ENDS, ' ').replaceAll('\t', ' ')).replaceAll(
    UNSEEN,
    '',
  );

/** A text of several lines of its own, such as a help page, each as a terminal may show it. */
export const printableText = (text: string): string =>
  text.split(LINE_ENDS).map(printable).join('\n');

/**
 * One line of a list. Where foreign words in it have lines of their own, each of these stands two
 * blanks deeper than the line begins, so that no title or message can pass for another line.
 */
export const printableLine = (line: string): string => {
  const [first = '', ...rest] = line.split(LINE_ENDS);
  const indent = ' '.repeat(first.length - first.trimStart().length + 2);
  return printableText([first, ...rest.map((more) => more && indent + more)].join('\n'));
};

/** JSON on one line, or indented by `space`; what a terminal would act on stands escaped in it, as JSON allows. */
export const printableJson = (value: unknown, space?: number): string =>
  JSON.stringify(value, null, space).replaceAll(UNSEEN, (found) =>
    Array.from({ length: found.length }, (_, i) => found.charCodeAt(i))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
