import type { Chapter, Speaker } from '../../episode/script.ts';
import { spokenSeconds } from '../../speech-text/speaking-time.ts';
import { paceOf } from '../pace.ts';

/** About what generate-audio leaves between turns and between chapters. */
export const PAUSE_SECONDS = 0.45;
export const CHAPTER_PAUSE_SECONDS = 0.55;

/** How long chapters take to be said by these speakers, pauses included. */
export const episodeSeconds = (
  chapters: readonly Pick<Chapter, 'utterances'>[],
  speakers: readonly Speaker[],
): number =>
  chapters
    .flatMap(({ utterances }) => utterances)
    .reduce(
      (sum, { speaker, text }) =>
        sum + spokenSeconds(text) / paceOf(speakers, speaker) + PAUSE_SECONDS,
      chapters.length * CHAPTER_PAUSE_SECONDS,
    );
