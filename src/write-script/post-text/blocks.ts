import { CODE_GAP, GAP } from './gap.ts';

/** A stretch of a post: running text, the items of a list, or something that was taken out. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'gap'; readonly ofCode: boolean };

const BULLET =
  /^\s*(?:(?:[-–—•*·▪▫◦●○■□◆◇►▶▸➢➤→✔✓✦❖‣+]|\(?\d{1,2}[.)]|[ivx]{2,5}[.)]|[a-zа-яא-ת]\))\s+|\d{1,2}、\s*)(?=\S)/iu;
const GAPS = `${GAP}${CODE_GAP}`;
const ONLY_GAP = new RegExp(
  `^[\\s${GAPS}.,;:|()\\[\\]/-]*[${GAPS}][\\s${GAPS}.,;:|()\\[\\]/-]*$`,
  'u',
);

/** A line that was broken for its length and goes on in the next one. */
const isWrapped = (line: string, next: string): boolean =>
  /[,\p{Pd}]$/u.test(line) ||
  /^[\p{Ll}(]/u.test(next) ||
  (/\p{L}$/u.test(line) && /^\d/.test(next));

const joinWrapped = (lines: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    if (previous !== undefined && isWrapped(previous, line)) {
      joined[joined.length - 1] = `${previous} ${line}`;
    } else joined.push(line);
  }
  return joined;
};

/** Takes a text apart at its empty lines, its bullets and its gaps. A line that does not go on is a paragraph of its own. */
export const toBlocks = (text: string): Block[] => {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const endParagraph = () => {
    blocks.push(...joinWrapped(lines).map((line) => ({ kind: 'paragraph' as const, text: line })));
    lines = [];
  };
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items });
    items = [];
  };
  let afterEmpty = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/[ \t]+/g, ' ');
    const last = items.at(-1);
    if (line === '') {
      endParagraph();
      afterEmpty = true;
      continue;
    }
    if (ONLY_GAP.test(line)) {
      endParagraph();
      endList();
      const ofCode = line.includes(CODE_GAP);
      const before = blocks.at(-1);
      if (before?.kind !== 'gap' || before.ofCode !== ofCode) blocks.push({ kind: 'gap', ofCode });
    } else if (BULLET.test(line)) {
      endParagraph();
      items.push(line.replace(BULLET, ''));
    } else if (last !== undefined && !afterEmpty && isWrapped(last, line)) {
      items[items.length - 1] = `${last} ${line}`;
    } else {
      endList();
      lines.push(line);
    }
    afterEmpty = false;
  }
  endParagraph();
  endList();
  return blocks;
};
