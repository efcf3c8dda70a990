import type { Post } from '../../../episode/content.ts';

const LEAST_POSTS = 3;
const LAST_LINES = 4;

const lastLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(1)
    .slice(-LAST_LINES);

/**
 * Gives the text of a channel's posts without the lines that it puts under them, told by their coming
 * back word for word: "Follow us | News of the harbour". Each letter of them is a space, so that ranges
 * still fit; the first line of a post is no footer.
 */
export const footersOf = (posts: readonly Post[]): ((text: string) => string) => {
  const counts = new Map<string, number>();
  for (const { text } of posts) {
    for (const line of new Set(lastLines(text))) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return (text) => {
    const footers = new Set(
      lastLines(text).filter((line) => (counts.get(line) ?? 0) >= LEAST_POSTS),
    );
    if (footers.size === 0) return text;
    return text
      .split('\n')
      .map((line) => (footers.has(line.trim()) ? ' '.repeat(line.length) : line))
      .join('\n');
  };
};
