import type { Language } from '../language/language.ts';

/** What was said of "tonight" is over half a day later. */
const OVER_AFTER_MS = 12 * 3_600_000;

/** Whether sentences of a post speak of its own hours ("tonight", "right now"), and these are over by then. */
export const isPassing = (
  sentences: readonly string[],
  said: Date,
  now: Date,
  { cues }: Language,
  afterMs: number = OVER_AFTER_MS,
): boolean =>
  now.getTime() - said.getTime() >= afterMs && sentences.some((each) => cues.passing.test(each));
