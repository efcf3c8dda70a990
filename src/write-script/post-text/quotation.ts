/** Whether a quotation that was begun in a text is still open at its end. */
export const endsInQuotation = (text: string): boolean => {
  const opened = text.match(/[«“„]/gu)?.length ?? 0;
  const closed = text.match(/[»”]/gu)?.length ?? 0;
  // The mark that opens and closes alike; within a Hebrew word it marks an abbreviation.
  const straight = text.match(/(?<!\p{Script=Hebrew})"|"(?!\p{Script=Hebrew})/gu)?.length ?? 0;
  return opened > closed || straight % 2 === 1;
};

const MOST_SENTENCES = 8;

/** Joins the sentences of a quotation, so that it is told whole or not at all; one that never ends is no quotation. */
export const joinQuotations = <S extends { readonly text: string }>(
  sentences: readonly S[],
): S[] => {
  const joined: S[] = [];
  let index = 0;
  for (let first = sentences[0]; first; first = sentences[index]) {
    let { text } = first;
    let length = 1;
    while (endsInQuotation(text) && length < MOST_SENTENCES) {
      const next = sentences[index + length];
      if (!next) break;
      text += ` ${next.text}`;
      length += 1;
    }
    const isClosed = length > 1 && !endsInQuotation(text);
    joined.push(isClosed ? { ...first, text } : first);
    index += isClosed ? length : 1;
  }
  return joined;
};
