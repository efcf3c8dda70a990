import { isRightToLeft } from '../../speech-text/right-to-left.ts';
import { betweenTags } from '../../speech-text/xml-text.ts';
import { captionLines } from './caption-lines.ts';
import { type Cue, columnsOfName } from './cues.ts';

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

const timestamp = (ms: number, decimal: '.' | ','): string => {
  const whole = Math.round(ms);
  const seconds = Math.floor(whole / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds % 60, 2)}${decimal}${pad(whole % 1000, 3)}`;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const RIGHT_TO_LEFT_MARK = '\u200F';
const RIGHT_TO_LEFT_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Players lay a line out by its first letter, so that a Hebrew line that begins with "Larch Works" would read from the left. */
const directed = (line: string, languageCode: string): string => {
  const first = /\p{L}/u.exec(line)?.[0] ?? '';
  const needsMark = isRightToLeft(languageCode) && !RIGHT_TO_LEFT_LETTER.test(first);
  return needsMark ? RIGHT_TO_LEFT_MARK + line : line;
};

const linesOf = ({ text, languageCode }: Cue, indent: number): string[] =>
  captionLines(oneLine(text), languageCode, indent).map((line) => directed(line, languageCode));

const isNewSpeaker = (cues: readonly Cue[], index: number): boolean =>
  cues[index - 1]?.role !== cues[index]?.role;

/** A WebVTT file (W3C WebVTT) with a voice span for each cue's speaker, in lines of a caption's length. */
export const writeTranscript = (cues: readonly Cue[]): string =>
  [
    'WEBVTT',
    ...cues.map((cue, i) => {
      const lines = linesOf(cue, 0).map(betweenTags).join('\n');
      return `${i + 1}\n${timestamp(cue.startMs, '.')} --> ${timestamp(cue.endMs, '.')}\n<v ${betweenTags(oneLine(cue.role))}>${lines}`;
    }),
  ]
    .join('\n\n')
    .concat('\n');

/**
 * A SubRip file. Where the speaker changes the cue begins with the new one's role and a colon,
 * which is how podcast players tell speakers apart in SRT.
 */
export const writeSubtitles = (cues: readonly Cue[]): string =>
  cues
    .map((cue, i) => {
      const speaker = isNewSpeaker(cues, i) ? `${oneLine(cue.role)}: ` : '';
      const words = linesOf(cue, speaker === '' ? 0 : columnsOfName(cue.role)).join('\n');
      // An arrow would read as another cue's times.
      const said = `${speaker}${words}`.replaceAll('-->', '→');
      return `${i + 1}\n${timestamp(cue.startMs, ',')} --> ${timestamp(cue.endMs, ',')}\n${said}\n`;
    })
    .join('\n');
