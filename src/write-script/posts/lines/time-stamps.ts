import type { Post } from '../../../episode/content.ts';

const STAMPED = /^\P{L}*?\(?(\d{1,2}:\d{2}(?::\d{2})?)\)?[\s–—-]+\S/u;
const LEAST_LINES = 3;
const RECORDED: readonly string[] = ['video', 'audio', 'voice', 'animation'];

/**
 * A text without the table of contents of a recording, each letter of it a space, so that ranges
 * still fit. A timetable, which begins at no zero and goes with no recording, stays.
 */
export const withoutTimeStamps = ({
  text,
  media,
}: Pick<Post, 'text' | 'media'>): { readonly text: string; readonly found: boolean } => {
  const lines = text.split('\n');
  const stamps = lines.flatMap((line) => STAMPED.exec(line)?.[1] ?? []);
  const isRecording =
    /^0?0:00/.test(stamps[0] ?? '') || media.some(({ type }) => RECORDED.includes(type));
  if (stamps.length < LEAST_LINES || !isRecording) return { text, found: false };
  const rest = lines.map((line) => (STAMPED.test(line) ? ' '.repeat(line.length) : line));
  return { text: rest.join('\n'), found: true };
};
