import type { Chapter } from '../../episode/script.ts';
import { spokenSeconds } from '../../generate-audio/speaking-time.ts';

/** About what generate-audio leaves between turns and between chapters. */
const PAUSE_SECONDS = 0.45;
const CHAPTER_PAUSE_SECONDS = 0.55;

/** How long chapters take to be said, pauses included. */
export const episodeSeconds = (chapters: readonly Pick<Chapter, 'utterances'>[]): number =>
  chapters
    .flatMap(({ utterances }) => utterances)
    .reduce(
      (sum, { text }) => sum + spokenSeconds(text) + PAUSE_SECONDS,
      chapters.length * CHAPTER_PAUSE_SECONDS,
    );
