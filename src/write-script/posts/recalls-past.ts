import type { PreparedPost } from './prepared-post.ts';

const HISTORY_YEARS = 15;
/** "In 1944", and no "bridge of 1931". */
const OPENING =
  /^(?:\S+\s+){0,5}(?:in|im|anno|en|nel|em|w|i|в|у|in the year)\s(?<!\p{N})((?:1[5-9]|20)\d\d)(?!\p{N})/iu;

/** Whether a post opens with a year so long ago that it tells of no news: "On this day in 1944 …". */
export const recallsPast = ({ raw, date }: PreparedPost): boolean => {
  const year = Number(OPENING.exec(raw.trimStart())?.[1] ?? Number.POSITIVE_INFINITY);
  return date.getUTCFullYear() - year >= HISTORY_YEARS;
};
