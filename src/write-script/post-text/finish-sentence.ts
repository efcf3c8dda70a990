/** Three shouted words and more are said, not shouted; a lone acronym stays. */
const withoutShouting = (text: string, tag: string): string =>
  text.replace(/\p{Lu}[\p{Lu}\p{N}'-]*(?:[ ,]+\p{Lu}[\p{Lu}\p{N}'-]*){2,}/gu, (run) => {
    const long = run.match(/\p{Lu}{4,}/gu)?.length ?? 0;
    return long < 2 ? run : run.slice(0, 1) + run.slice(1).toLocaleLowerCase(tag);
  });

const END_MARKS = /[.!?。！？؟।]["'»”«“)]*$/u;

/** Repeated and stray punctuation in order, no shouting, an end mark at the end. */
export const finishSentence = (sentence: string, tag = 'und'): string => {
  const text = withoutShouting(sentence, tag)
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
