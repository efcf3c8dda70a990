const END_MARKS = /[.!?。！？؟।]["'»”«“)]*$/u;

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
  return END_MARKS.test(text) ? text : `${text}.`;
};
