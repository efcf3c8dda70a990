const SUPERSCRIPT = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/** Keeps a citation on the line of its sentence, and away from a figure that ends it. */
const GAP = '\u202F';

/** The sign of a citation: its number, raised. */
export const citationSign = (index: number): string =>
  String(index).replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? digit);

/** A sentence with the signs of what it rests on; several are parted, so that 1 and 2 don't read as 12. */
export const withCitations = (sentence: string, indexes: readonly number[]): string =>
  `${sentence}${GAP}${indexes.map(citationSign).join(`,${GAP}`)}`;

/** A part of an answer, and the numbers of what it rests on. */
export interface CitedPart {
  readonly text: string;
  readonly indexes: readonly number[];
}

const RAISED = `[${SUPERSCRIPT.join('')}]+`;
const SIGNS = new RegExp(`${GAP}(${RAISED}(?:,${GAP}${RAISED})*)(?=\\s|$)`, 'u');

const numberOf = (sign: string): number =>
  Number(Array.from(sign, (digit) => SUPERSCRIPT.indexOf(digit)).join(''));

/** The parts of an answer, in order, as `withCitations` has put their signs behind them. */
export const citedParts = (answer: string): readonly CitedPart[] => {
  // Text and signs take turns, beginning with a text.
  const pieces = answer.split(SIGNS);
  return pieces.flatMap((text, at) => {
    const words = text.trim();
    if (at % 2 === 1 || words === '') return [];
    const indexes = pieces[at + 1]?.split(`,${GAP}`).map(numberOf) ?? [];
    return [{ text: words, indexes }];
  });
};
