/**
 * Characters outside the Char production of XML 1.0 (§2.2), for one of which most readers refuse a
 * whole feed, its other controls, and Unicode's embeddings, overrides and isolates (UAX #9), which
 * make a text show as another.
 */
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** A text without the characters that XML can't hold, and without those that hide or reverse what it says. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(UNWANTED, '').replace(/\r\n?/g, '\n');

/** A text as it stands between tags of XML and of WebVTT. */
export const betweenTags = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

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
