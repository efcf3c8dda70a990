import type { Script } from '../script.ts';
import type { Cue } from './cues.ts';

/** An utterance of a script: its chapter, and which of the chapter's it is, both counted from 0. */
export interface Place {
  readonly chapter: number;
  readonly utterance: number;
}

/** So far ahead the next line is looked for: what lies between wasn't spoken. */
const MOST_SKIPPED = 20;

/** What of a text both a script and a transcript have: captions break lines and add marks of direction. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * For each line of a transcript, the utterance it is said in; undefined for a line that the script
 * doesn't have, as when the script was edited since. Both are in the order in which they are heard.
 */
export const placeCues = (
  cues: readonly Pick<Cue, 'speaker' | 'text'>[],
  { chapters }: Pick<Script, 'chapters'>,
): (Place | undefined)[] => {
  const said = chapters.flatMap(({ utterances }, chapter) =>
    utterances.map(({ speaker, text }, utterance) => ({
      place: { chapter, utterance },
      speaker: speaker.replace(/\s+/g, ' ').trim(),
      letters: lettersOf(text),
    })),
  );
  let [at, offset] = [0, 0];
  return cues.map(({ speaker, text }) => {
    const letters = lettersOf(text);
    if (letters === '') return said[at]?.place;
    for (let ahead = 0; ahead <= MOST_SKIPPED; ahead += 1) {
      const next = said[at + ahead];
      if (!next) return undefined;
      if (next.speaker !== speaker) continue;
      const found = next.letters.indexOf(letters, ahead === 0 ? offset : 0);
      // An utterance that has begun may go on later than expected; one further on has to begin here.
      if (found < 0 || (ahead > 0 && found > 0)) continue;
      [at, offset] = [at + ahead, found + letters.length];
      return next.place;
    }
    return undefined;
  });
};
