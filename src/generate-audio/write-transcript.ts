import { framesToMs } from './mp3/frames.ts';
import { spokenWeight } from './speaking-time.ts';
import { splitText } from './split-text.ts';
import type { Placement, Timeline } from './timeline.ts';

/** About two lines of a caption. */
const CUE_LIMITS = { maxBytes: 1000, maxCharacters: 90 };

/** What is said between two moments, in milliseconds from the episode's start. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly role: string;
  readonly text: string;
}

const cuesOf = ({ segment, startFrame, frames }: Placement): Cue[] => {
  const pieces = splitText(segment.text, CUE_LIMITS, segment.languageCode);
  const weights = pieces.map(spokenWeight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let spoken = 0;
  return pieces.map((text, i) => {
    const startMs = framesToMs(startFrame + (frames * spoken) / total);
    spoken += weights[i] ?? 0;
    const endMs = framesToMs(startFrame + (frames * spoken) / total);
    return { startMs, endMs, role: segment.role, text };
  });
};

/**
 * The episode's captions. A segment's first cue starts and its last ends exactly with its sound;
 * between them times are shared out by how much there is to say.
 */
export const toCues = ({ placements }: Timeline): Cue[] => placements.flatMap(cuesOf);

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

const timestamp = (ms: number): string => {
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds % 60, 2)}.${pad(whole % 1000, 3)}`;
};

const escapeText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s+/g, ' ');

/** A WebVTT file (W3C WebVTT) with a voice span for each cue's speaker. */
export const writeTranscript = (timeline: Timeline): string =>
  [
    'WEBVTT',
    ...toCues(timeline).map(
      ({ startMs, endMs, role, text }, i) =>
        `${i + 1}\n${timestamp(startMs)} --> ${timestamp(endMs)}\n<v ${escapeText(role)}>${escapeText(text)}`,
    ),
  ]
    .join('\n\n')
    .concat('\n');
