/** A character of a pattern, or ANY for an asterisk that stands for any characters. */
const ANY = Symbol('any characters');

/**
 * Whether a text matches a pattern of StringMatches: `*` stands for any characters, `\*` and `\\` for themselves. Takes
 * time in proportion to text and pattern, however many asterisks there are.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const wanted = tokensOf(pattern);
  let at = 0;
  let next = 0;
  // Where to go on when the characters after the last asterisk don't fit: one character of the text later.
  let afterAny = -1;
  let retryAt = 0;
  while (at < text.length) {
    const token = wanted[next];
    if (token === ANY) {
      next += 1;
      afterAny = next;
      retryAt = at;
    } else if (token === text[at]) {
      at += 1;
      next += 1;
    } else if (afterAny >= 0) {
      retryAt += 1;
      at = retryAt;
      next = afterAny;
    } else return false;
  }
  return wanted.slice(next).every((token) => token === ANY);
}

const tokensOf = (pattern: string): (string | typeof ANY)[] =>
  Array.from(pattern.matchAll(/\\([*\\])|[\s\S]/g), ([token, escaped]) =>
    token === '*' ? ANY : (escaped ?? token),
  );
