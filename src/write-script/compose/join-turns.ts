import type { Utterance } from '../../episode/script.ts';

/** Joins what one speaker says in a row: a turn ends where another speaker begins. */
export const joinTurns = (utterances: readonly Utterance[]): Utterance[] => {
  const joined: Utterance[] = [];
  for (const { speaker, text } of utterances) {
    const last = joined.at(-1);
    if (last?.speaker === speaker)
      joined[joined.length - 1] = { speaker, text: `${last.text} ${text}` };
    else joined.push({ speaker, text });
  }
  return joined;
};
