import { pronounce } from '../../speech-text/pronounce.ts';
import { spokenWeight } from '../../speech-text/spoken-weight.ts';
import type { Placement, Timeline } from '../assemble/timeline.ts';
import type { Silence } from '../audio-tools.ts';
import { framesToMs } from '../sound/mp3/frames.ts';
import { alignPauses, type Piece } from './align-pauses.ts';
import { splitCaptions } from './split-captions.ts';

/** What is said between two moments, in milliseconds from the episode's start. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly role: string;
  /** As it is written, on one line. */
  readonly text: string;
  readonly languageCode: string;
}

/** What a turn's first caption leaves free for the name of who speaks. */
export const columnsOfName = (role: string): number => role.length + 2;

const within = (silences: readonly Silence[], startMs: number, endMs: number): Silence[] =>
  silences.filter((silence) => silence.startMs > startMs && silence.endMs < endMs);

const pauseBehind = (text: string): number => {
  if (/[.!?。！？؟…]["'»”)]*$/u.test(text)) return 1;
  return /[,;:،、，—–]["'»”)]*$/u.test(text) ? 0.5 : 0;
};

/** The moments between pieces: where the voice pauses, else shared out between the pauses around by how much there is to say. */
const momentsBetween = (
  pieces: readonly Piece[],
  pauses: readonly (Silence | undefined)[],
  startMs: number,
  endMs: number,
): { readonly end: number; readonly next: number }[] => {
  let from = startMs;
  let spoken = 0;
  return pauses.map((pause, index) => {
    spoken += pieces[index]?.weight ?? 0;
    if (pause) {
      from = pause.endMs;
      spoken = 0;
      return { end: pause.startMs, next: pause.endMs };
    }
    const nextPause = pauses.findIndex((each, at) => at > index && each !== undefined);
    const until = pauses[nextPause]?.startMs ?? endMs;
    const ahead = pieces
      .slice(index + 1, nextPause === -1 ? undefined : nextPause + 1)
      .reduce((sum, { weight }) => sum + weight, 0);
    const moment = from + ((until - from) * spoken) / (spoken + ahead || 1);
    return { end: moment, next: moment };
  });
};

const cuesOf = (
  { segment, startFrame, frames }: Placement,
  silences: readonly Silence[],
): Cue[] => {
  const { role, languageCode } = segment;
  const startMs = framesToMs(startFrame);
  const endMs = framesToMs(startFrame + frames);
  const texts = splitCaptions(segment.written, languageCode, columnsOfName(role));
  const pieces = texts.map((text) => ({
    weight: spokenWeight(pronounce(text, languageCode)),
    pause: pauseBehind(text),
  }));
  const stretch = { startMs, endMs, silences: within(silences, startMs, endMs) };
  const moments = momentsBetween(pieces, alignPauses(pieces, stretch), startMs, endMs);
  return texts.map((text, i) => ({
    startMs: moments[i - 1]?.next ?? startMs,
    endMs: moments[i]?.end ?? endMs,
    role,
    text,
    languageCode,
  }));
};

/**
 * The episode's captions. A segment's first cue starts and its last ends exactly with its sound; in
 * between, cues end and begin where the voice pauses. A cut at which no pause is heard has its time
 * shared out by how much there is to say.
 */
export const toCues = ({ placements }: Timeline, silences: readonly Silence[]): Cue[] =>
  placements.flatMap((placement) => cuesOf(placement, silences));
