const NAMED: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
  '/': '\\/',
};

const unicode = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Escapes as commons-lang's StringEscapeUtils.escapeJavaScript does, which is what API Gateway
 * calls: apostrophes and slashes too, and everything beyond ASCII as `\uXXXX`.
 */
const escapeJavaScript = (value: unknown): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
  String(value).replace(/[\u0000-\u001f"'\\/]|[^\u0000-\u007f]/g, (c) => NAMED[c] ?? unicode(c));

/** `$util` of mapping templates. */
export const util = {
  escapeJavaScript,
  parseJson: (text: unknown): unknown => JSON.parse(String(text)),
  urlEncode: (text: unknown): string => encodeURIComponent(String(text)).replaceAll('%20', '+'),
  urlDecode: (text: unknown): string => decodeURIComponent(String(text).replaceAll('+', ' ')),
  base64Encode: (text: unknown): string => Buffer.from(String(text), 'utf8').toString('base64'),
  base64Decode: (text: unknown): string => Buffer.from(String(text), 'base64').toString('utf8'),
};
