import { GAP, gapOfStruckOut } from './gap.ts';

/** "~~Friday~~", and the same with a stroke through each letter. */
const STRUCK_OUT = /(?<![\p{L}\p{N}~])~~(?=[^\s~])[^\n]*?[^\s~]~~(?!~)|(?:\S\u0336[ \t]*){2,}/gu;

/** A text without what its author struck out in it. */
export const withoutStruckOut = (text: string): string =>
  text.replace(STRUCK_OUT, (struck, at: number, whole: string) =>
    gapOfStruckOut(whole.slice(at + struck.length)),
  );

/** Markdown and HTML that a post carries as text, down to its words. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, '')
    .replace(/\[([^\]\n]+)\]\([^)\n]*\)/g, '$1')
    .replace(/<\s*br\s*\/?\s*>|<\/(?:p|li|div|h\d)\s*>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>\n]*)?\/?>/gi, '')
    // The posts of a thread: 1/, 2/5, (3/5).
    .replace(
      /^[ \t]*(?:\d{1,2}\/(?=\s)|\(?\d{1,2}\/(?:\d{1,2}|n)\)?(?=\s+\p{Lu}|[ \t]*$))[ \t]*/gmu,
      '',
    )
    .replace(/(?<=[.!?…"»”)])[ \t]+(?:\d{1,2}\/\d{1,2}|\(\d{1,2}\/(?:\d{1,2}|n)\))[ \t]*$/gm, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t]*>+[ \t]?/gm, '')
    .replace(/^[ \t]*(?:[-=_*~—+|:. ]{3,}|[-—_]{2,})[ \t]*$/gm, (line) =>
      /\|.*-|-.*\|/.test(line) ? line : '',
    )
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+.*$/gm, GAP)
    .replace(/(?<![\p{L}\p{N}])(\*\*|\|\|)(?=\S)([^\n]*?\S)\1/gu, '$2')
    // __init__ is a name, and so is what stands between two of them.
    .replace(
      /(?<![\p{L}\p{N}_])(?!__[a-z0-9]+(?:_[a-z0-9]+)*__)__(?=\S)([^\n]*?\S)__(?![\p{L}\p{N}_])/gu,
      '$1',
    )
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*?\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*?\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\[(?:\d{1,3}|[a-z]{1,2}|\^[^\]\n]*|pause[^\]\n]*|sic)\]/gi, '')
    // A star in front of a word leads to a footnote; in front of a figure it is dialled.
    .replace(/(?<![\p{L}\p{N}*])\*(?=\p{L})/gu, '')
    .replace(
      /(?<![\p{L}\p{N}])\*{2,}|\*{2,}(?![\p{L}\p{N}])|~~|\|\||\\(?=[*_~`[\](){}#+.!|-])/gu,
      '',
    );
