const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〔': '〕',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
};
const BRACKET = /[()[\]{}（）［］【】〔〕「」『』《》〈〉]/gu;
/** A bracket that is closed farther behind was forgotten, or is a smile. */
const LONGEST = 400;

/** What stands between brackets: where the first of them opens and the last closes. */
export interface BracketSpan {
  readonly open: number;
  readonly close: number;
}

/** The outermost pairs of brackets in a text, in order. A bracket without its other is none. */
export const bracketSpans = (text: string): BracketSpan[] => {
  const open: { readonly at: number; readonly closing: string }[] = [];
  const spans: BracketSpan[] = [];
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    const closing = CLOSING[bracket];
    if (closing !== undefined) {
      open.push({ at: index, closing });
      continue;
    }
    const last = open.at(-1);
    if (last?.closing !== bracket) continue;
    open.pop();
    if (index - last.at > LONGEST) continue;
    while ((spans.at(-1)?.open ?? -1) > last.at) spans.pop();
    spans.push({ open: last.at, close: index });
  }
  return spans;
};
