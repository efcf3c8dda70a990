/** A text as a quotation of it is looked for: spaces, quotation marks, dashes and letter case don't count. */
const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛′`]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u00AD]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();

const OMISSION = /\s*(?:\.{3,}|…|\[…\])\s*/u;
/** What is shorter rests on nothing, unless the text itself is. */
const LEAST_CHARACTERS = 6;

/** Whether a text has a quotation word for word; what it leaves out is marked by "…", and its parts stand in order. */
export const hasQuote = (text: string, quote: string): boolean => {
  const whole = plainly(text);
  const parts = plainly(quote)
    .split(OMISSION)
    .filter((part) => part !== '');
  const letters = parts.join('').length;
  if (letters < Math.min(LEAST_CHARACTERS, whole.length)) return false;
  let from = 0;
  return parts.every((part) => {
    const at = whole.indexOf(part, from);
    from = at + part.length;
    return at !== -1;
  });
};
