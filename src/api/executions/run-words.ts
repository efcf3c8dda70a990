import type { ExecutionFacts } from '../../inspect/execution-inspector.ts';

/** The id of the show that a run was started for; null where its input names none. */
export const showOf = ({ input }: ExecutionFacts): string | null =>
  /"podcastId":\s*"([0-9a-f-]{36})"/.exec(input ?? '')?.[1] ?? null;

/**
 * Whether each of the words, apart by blanks and in whatever case, stands in one of the texts. What
 * is null has no words.
 */
export const haveWords = (
  words: string,
  texts: readonly (string | null | undefined)[],
): boolean => {
  const all = texts.join('\n').toLocaleLowerCase();
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};
