const END_MARKS = /[.!?。！？؟।]["'»”«“)]*$/u;

/** A name that has its own way of writing: "unittest.mock.seal", "iPhone", "grpc-lite 0.14", "zoneinfo" alone. */
const OWN_WRITING =
  /^["'(]?(?:\p{Ll}[\p{L}\p{N}]*(?:\.\p{L}|_\p{L}|\(|\p{Lu})|\p{Ll}[\p{L}\p{N}-]+\s+v?\d+\.\d|\p{Ll}[\p{Ll}\p{N}]*$)/u;

/** With a capital at its beginning, unless a name stands there that has its own way of writing. */
export const capitalised = (text: string): string =>
  OWN_WRITING.test(text)
    ? text
    : text.replace(/^["'(]?\p{Ll}/u, (opening) => opening.toUpperCase());

/** What ends in a script with a full stop of its own. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** A text with the full stop of its script, unless a mark ends it. */
export const withEndMark = (text: string): string => {
  if (END_MARKS.test(text)) return text;
  return `${text}${IDEOGRAPHIC.test(text) ? '。' : '.'}`;
};

/** Repeated and stray punctuation in order, an end mark at the end. */
export const finishSentence = (sentence: string): string => {
  const text = sentence
    .replace(/([!?])[!?]*\?[!?]*/g, '?')
    .replace(/!{2,}/g, '!')
    .replace(/\.{4,}/g, '...')
    .replace(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replace(/[\s,;:]+([.!?])/g, '$1')
    .replace(/\s+([,;:)]|[»”](?![\p{L}\p{N}]))/gu, '$1')
    // What opens in one language closes in another: „so“, »so«, «so».
    .replace(/(\(|(?<![^\s(\p{Pd}])[«“])\s+/gu, '$1')
    .replace(/\s{2,}/g, ' ')
    // Of code, or to be dialled: *args, *6050.
    .replace(/^(?:(?!\*{1,2}[\p{L}\p{N}_]|~\s?[$€£₪₽]?\p{N})[\s.,:;!?)\]}|/\\+*=~^-])+/u, '')
    .replace(/[\s,;:([{|/\\+*=~^\p{Pd}]+$/u, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return '';
  return withEndMark(text);
};
