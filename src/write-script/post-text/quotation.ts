/** Whether a quotation that was begun in a text is still open at its end. */
export const endsInQuotation = (text: string): boolean => {
  const opened = text.match(/[«“„]/gu)?.length ?? 0;
  const closed = text.match(/[»”]/gu)?.length ?? 0;
  // The mark that opens and closes alike; within a Hebrew word it marks an abbreviation.
  const straight = text.match(/(?<!\p{Script=Hebrew})"|"(?!\p{Script=Hebrew})/gu)?.length ?? 0;
  return opened > closed || straight % 2 === 1;
};
