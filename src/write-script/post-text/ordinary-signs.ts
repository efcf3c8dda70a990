/** "[UPDATE]", "[Photo]": a tag that somebody set in front of a line. */
const TAG =
  /^([ \t•*]*)(?:\[[\p{L}\p{M}\d\u200C ,/-]{2,24}\]|【[\p{L}\p{M}\d ,/-]{2,8}】)[ \t:–—-]*(?=\S)/gmu;
/** "(UPDATED)", in capitals in front of a line. */
const SHOUTED = /^([ \t•*]*)\(\p{Lu}{4,20}\)[ \t:–—-]+(?=\p{Lu})/gmu;
/** "[Photo: Ann Bell]": a tag with a colon is about the post, and no word of it. */
const REMARK = /[ \t]*\[\p{Lu}[\p{L} ]{2,20}:[^[\]\n]{2,60}\](?!\()/gu;
const FOOTNOTE = /\s?\[(?:\d{1,3}|\*)\]/gu;
const EDITORS_WORD = /\[([\p{L}\p{N}][^[\]\n]{0,60})\](?!\()/gu;
const TABLE_LINE = /^\s*\|.*\|\s*$/u;
/** "a • b" within a line. */
const INNER_BULLET = /(?<=[^\s•.!?:;,])[ \t]*[•·▪●][ \t]+(?=\S)/gu;
const BULLET_AFTER_MARK = /(?<=[:;,.!?])[ \t]*[•·▪●][ \t]+(?=\S)/gu;
const BAR = /(?<=([.!?…])?)[ \t]+\|[ \t]+(?=(\p{Lu}|\p{Lo}|\p{N})?)/gu;
const MOST_CELL_CHARACTERS = 24;

/** How many cells of a table a line has; 0 for running text. */
const cellsIn = (line = ''): number => {
  const cells = line.split(/[ \t]+\|[ \t]+/u);
  const isRow = cells.every((cell) => cell !== '' && cell.length <= MOST_CELL_CHARACTERS);
  return cells.length > 1 && isRow ? cells.length : 0;
};

const readLine = (line: string, index: number, lines: readonly string[]): string => {
  if (TABLE_LINE.test(line)) return line;
  const cells = cellsIn(line);
  // One line with bars is a headline; several, one below another, are a table.
  if (cells > 0 && [lines[index - 1], lines[index + 1]].some((near) => cellsIn(near) === cells)) {
    return line.replace(/[ \t]+\|[ \t]+/gu, ', ');
  }
  return line
    .replace(BULLET_AFTER_MARK, ' ')
    .replace(INNER_BULLET, (_, at: number, whole: string) =>
      /^\p{Lu}/u.test(whole.slice(at).replace(/^[\s•·▪●]+/u, '')) ? '. ' : ', ',
    )
    .replace(BAR, (_, ended: string | undefined, capital: string | undefined) =>
      ended ? ' ' : capital === undefined ? ', ' : '. ',
    );
};

/**
 * Signs that people set into ordinary sentences, made into what they stand for: tags in brackets and
 * footnotes go, an editor's word in brackets stays as a word, bars and bullets within a line are pauses.
 */
export const readOrdinarySigns = (text: string): string =>
  text
    .replace(TAG, '$1')
    .replace(SHOUTED, '$1')
    .replace(REMARK, '')
    .replace(FOOTNOTE, '')
    .replace(EDITORS_WORD, '$1')
    .split('\n')
    .map(readLine)
    .join('\n');
