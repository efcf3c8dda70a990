import type { Chapters } from '../episode/chapters.ts';

/** What may stand below a file, and in a message of text, in UTF-16 units (core.telegram.org/bots/api#sendaudio, #sendmessage). */
export const MAX_CAPTION = 1024;
export const MAX_TEXT = 4096;

/** A summary shorter than this tells nothing. */
const LEAST_SUMMARY = 40;
const MORE = '…';

interface CaptionParts {
  readonly summary: string;
  readonly chapters: Chapters['chapters'];
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `0:07`, `12:05`, `1:02:03`: what Telegram turns into a link to that moment of the sound. */
export const timeStamp = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const ending = twoDigits(whole % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${ending}` : `${minutes}:${ending}`;
};

/** At most `most` UTF-16 units of a text, cut between words where there are any, and never within a character. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const room = most - MORE.length;
  if (room < 1) return '';
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, most + 64),
  )) {
    if (kept.length + segment.length > room) break;
    kept += segment;
  }
  const lastSpace = kept.lastIndexOf(' ');
  const whole = lastSpace > room / 2 ? kept.slice(0, lastSpace) : kept;
  return `${whole.trimEnd()}${MORE}`;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The lines of the first chapters that fit; a sign for more where not all do. */
const chapterLines = (chapters: CaptionParts['chapters'], most: number): string => {
  // One chapter is the episode itself.
  if (chapters.length < 2) return '';
  const lines = chapters.map(({ startTime, title }) => `${timeStamp(startTime)} ${oneLine(title)}`);
  const all = lines.join('\n');
  if (all.length <= most) return all;
  let kept = '';
  for (const line of lines) {
    const longer = kept === '' ? line : `${kept}\n${line}`;
    if (longer.length + MORE.length + 1 > most) break;
    kept = longer;
  }
  return kept === '' ? '' : `${kept}\n${MORE}`;
};

/**
 * The text below an episode in Telegram: its summary, and its chapters as time stamps, within `most`
 * UTF-16 units. The chapters come first where not all fits, since no other place of the message has them.
 */
export const captionOf = (
  { summary, chapters }: CaptionParts,
  most: number = MAX_CAPTION,
): string => {
  const lines = chapterLines(chapters, most);
  const room = lines === '' ? most : most - lines.length - 2;
  const told = summary.trim();
  const head = told.length <= room || room >= LEAST_SUMMARY ? shorten(told, room) : '';
  return [head, lines].filter((part) => part !== '').join('\n\n');
};

/** The message for an episode that is too large to be sent: its names, its caption and where to hear it. */
export const linkText = (
  { title, show, url }: { readonly title: string; readonly show: string; readonly url: string },
  parts: CaptionParts,
): string => {
  const head = [oneLine(title), oneLine(show)].filter((part) => part !== '').join('\n');
  const caption = captionOf(parts, MAX_TEXT - head.length - url.length - 4);
  return [head, caption, url].filter((part) => part !== '').join('\n\n');
};
