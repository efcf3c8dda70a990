/** Whether a text matches a pattern of StringMatches: `*` stands for any characters, `\*` and `\\` for themselves. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\([*\\])|\*|[\s\S]/g, (token, escaped?: string) => {
    if (escaped !== undefined) return quote(escaped);
    return token === '*' ? '[\\s\\S]*' : quote(token);
  });
  return new RegExp(`^${source}$`).test(text);
}

const quote = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
