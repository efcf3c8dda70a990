import { GAP } from './gap.ts';

/** Markdown and HTML that a post carries as text, down to its words. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, '')
    .replace(/\[([^\]\n]+)\]\([^)\n]*\)/g, '$1')
    .replace(/<\s*br\s*\/?\s*>|<\/(?:p|li|div|h\d)\s*>/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>\n]*)?\/?>/gi, '')
    .replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
    .replace(/^[ \t]*>+[ \t]?/gm, '')
    .replace(/^[ \t]*(?:[-=_*~─━═—]{3,}|[-—_]{2,})[ \t]*$/gm, '')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+.*$/gm, GAP)
    // __init__ is a name.
    .replace(/(?!__[a-z0-9]+(?:_[a-z0-9]+)*__)(\*\*|__|~~|\|\|)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*?\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*?\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\[(?:\d{1,3}|[a-z]{1,2}|\^[^\]\n]*|pause[^\]\n]*|sic)\]/gi, '')
    .replace(/\*{2,}|~~|\|\||\\(?=[*_~`[\](){}#+.!|-])/g, '');
