import type { Cue } from './cues.ts';

/** A turn of one speaker: the cues that follow each other. */
export interface Turn {
  readonly speaker: string;
  readonly cues: readonly Cue[];
}

/** Cues put together by speaker, in order. */
export const turnsOf = (cues: readonly Cue[]): Turn[] => {
  const turns: { speaker: string; cues: Cue[] }[] = [];
  for (const cue of cues) {
    const last = turns.at(-1);
    if (last && last.speaker === cue.speaker) last.cues.push(cue);
    else turns.push({ speaker: cue.speaker, cues: [cue] });
  }
  return turns;
};
