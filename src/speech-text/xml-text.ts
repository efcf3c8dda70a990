/** Characters outside the Char production of XML 1.0 (§2.2); most readers refuse a whole feed for one. */
const ILLEGAL_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text without the characters that XML can't hold. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(ILLEGAL_IN_XML, '').replace(/\r\n?/g, '\n');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands between tags or within an attribute of HTML. */
export const htmlText = (text: string): string =>
  xmlText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
