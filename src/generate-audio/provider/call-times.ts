/** What the recent calls of a run took, to tell one that takes far too long. */
export interface CallTimes {
  /** Notes an answered call. */
  add(ms: number, characters: number): void;
  /** After how many milliseconds a call is far behind its peers; undefined while too few are known. */
  tooLongMs(characters: number): number | undefined;
}

const REMEMBERED = 50;
const LEAST_KNOWN = 10;
const PERCENTILE = 0.95;
const FAR_BEHIND = 2;
/** What a call takes besides its text, counted in characters, so that short texts don't look slow. */
const OVERHEAD_CHARACTERS = 15;
/** A second call sooner than this would only be impatient. */
const LEAST_MS = 1000;

/** Twice the 95th percentile of the time a character takes, over the last 50 calls. */
export const createCallTimes = (): CallTimes => {
  const perCharacter: number[] = [];
  return {
    add(ms, characters) {
      perCharacter.push(ms / (characters + OVERHEAD_CHARACTERS));
      if (perCharacter.length > REMEMBERED) perCharacter.shift();
    },
    tooLongMs(characters) {
      if (perCharacter.length < LEAST_KNOWN) return undefined;
      const sorted = perCharacter.toSorted((a, b) => a - b);
      const p95 = sorted[Math.ceil(sorted.length * PERCENTILE) - 1] ?? 0;
      return Math.max(LEAST_MS, FAR_BEHIND * p95 * (characters + OVERHEAD_CHARACTERS));
    },
  };
};
