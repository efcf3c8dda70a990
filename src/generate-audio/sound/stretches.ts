/** A quotation that begins where a sentence could, and so is more than a word or two in quotes. */
const BEFORE_QUOTATION = /(?<=[.!?…:。！？]["”»’]?)\s+(?=["“„«‟「]\s?\S)/u;
/** The end of a quotation that ends with its own full stop. */
const AFTER_QUOTATION = /(?<=[.!?…。！？]["”“»」])\s+(?=\S)/u;
const PARAGRAPH = /\s*\n\s*/;

const splitAt = (text: string, boundary: RegExp): string[] =>
  text.split(boundary).filter((part) => /[\p{L}\p{N}]/u.test(part));

/**
 * A text by its paragraphs, and each by its stretches: what is said in one go before and after a
 * quotation, and the quotation itself. Between two stretches a listener needs a pause, and a longer
 * one between two paragraphs. Text without quotation and line break is one stretch.
 */
export const readStretches = (text: string): readonly (readonly string[])[] =>
  splitAt(text.trim(), PARAGRAPH).map((paragraph) =>
    splitAt(paragraph, BEFORE_QUOTATION).flatMap((part) => splitAt(part, AFTER_QUOTATION)),
  );
