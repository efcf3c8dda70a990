const SUPERSCRIPT = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/** Keeps a citation on the line of its sentence, and away from a figure that ends it. */
const GAP = '\u202F';

/** The sign of a citation: its number, raised. */
export const citationSign = (index: number): string =>
  String(index).replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? digit);

/** A sentence with the signs of what it rests on; several are parted, so that 1 and 2 don't read as 12. */
export const withCitations = (sentence: string, indexes: readonly number[]): string =>
  `${sentence}${GAP}${indexes.map(citationSign).join(`,${GAP}`)}`;
