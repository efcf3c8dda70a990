import type { Cue } from './cues.ts';

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

const timestamp = (ms: number, decimal: '.' | ','): string => {
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds % 60, 2)}${decimal}${pad(whole % 1000, 3)}`;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const escapeText = (text: string): string =>
  oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A WebVTT file (W3C WebVTT) with a voice span for each cue's speaker. */
export const writeTranscript = (cues: readonly Cue[]): string =>
  [
    'WEBVTT',
    ...cues.map(
      ({ startMs, endMs, role, text }, i) =>
        `${i + 1}\n${timestamp(startMs, '.')} --> ${timestamp(endMs, '.')}\n<v ${escapeText(role)}>${escapeText(text)}`,
    ),
  ]
    .join('\n\n')
    .concat('\n');

/**
 * A SubRip file. Where the speaker changes the cue begins with the new one's role and a colon,
 * which is how podcast players tell speakers apart in SRT.
 */
export const writeSubtitles = (cues: readonly Cue[]): string =>
  cues
    .map(({ startMs, endMs, role, text }, i) => {
      const speaker = cues[i - 1]?.role === role ? '' : `${oneLine(role)}: `;
      // An arrow within the words would read as another cue's times.
      const words = oneLine(text).replaceAll('-->', '→');
      return `${i + 1}\n${timestamp(startMs, ',')} --> ${timestamp(endMs, ',')}\n${speaker}${words}\n`;
    })
    .join('\n');
