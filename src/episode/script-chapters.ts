import type { Chapters } from './chapters.ts';
import type { Script } from './script.ts';

/**
 * For each chapter that has a place in time, the number of the script's chapter that it is; undefined
 * where the script has none. Both are in one order and known by their titles; a chapter of which
 * nothing could be spoken has no place in time.
 */
export const scriptChaptersOf = (
  { chapters }: Pick<Chapters, 'chapters'>,
  script: Pick<Script, 'chapters'> | undefined,
): (number | undefined)[] => {
  let next = 0;
  return chapters.map(({ title }) => {
    const found = script?.chapters.findIndex((each, at) => at >= next && each.title === title);
    if (found === undefined || found < 0) return undefined;
    next = found + 1;
    return found;
  });
};
