/** "[UPDATE]", "[Photo]": a tag that somebody set in front of a line. */
const TAG =
  /^([ \t•*]*)(?:\[[\p{L}\p{M}\d ,/-]{2,24}\]|【[\p{L}\p{M}\d ,/-]{2,8}】)[ \t:–—-]*(?=\S)/gmu;
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
const BAR = /[ \t]+\|[ \t]+(?=(\p{Lu}|\p{Lo}|\p{N})?)/gu;

const readLine = (line: string): string => {
  if (TABLE_LINE.test(line)) return line;
  return line
    .replace(BULLET_AFTER_MARK, ' ')
    .replace(INNER_BULLET, (_, at: number, whole: string) =>
      /^\p{Lu}/u.test(whole.slice(at).replace(/^[\s•·▪●]+/u, '')) ? '. ' : ', ',
    )
    .replace(BAR, (_, capital: string | undefined) => (capital === undefined ? ', ' : '. '));
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
