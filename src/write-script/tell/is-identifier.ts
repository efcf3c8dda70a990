const MOST_IDENTIFIER_WORDS = 3;

/** "__set_name__ (PEP-487)", "nonlocal", "FSM": what a program or its experts call a thing, and nothing that happens. */
export const isIdentifier = (title: string): boolean => {
  const [first = '', ...others] = title
    .replace(/\([^()]*\)/gu, ' ')
    .trim()
    .split(/\s+/);
  const isName = (word: string) =>
    /^\p{Ll}[\p{L}\p{N}]*$/u.test(word) || /_|\p{L}\.\p{L}|\(\)/u.test(word);
  if (others.length >= MOST_IDENTIFIER_WORDS) return false;
  return isName(first) || (others.length === 0 && /^[\p{Lu}\p{N}-]{2,8}$/u.test(first));
};
