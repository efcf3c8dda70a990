/** What came out of a queue: when each was served, in the order in which they came, or null of who gave up. */
export interface Served {
  readonly doneAt: readonly (number | null)[];
  /** The longest that somebody who was served had waited; seconds. */
  readonly longestWait: number;
}

/**
 * Serves in the order of arrival, so many at once, each for so many seconds; who would wait for longer
 * than `patience` gives up and costs nothing. All times are in seconds, `arrivals` ascending.
 */
export const serve = (
  arrivals: readonly number[],
  servers: number,
  seconds: number,
  patience: number,
): Served => {
  // With one service time, servers become free in the order in which they were taken: a ring.
  const freeAt = new Float64Array(servers);
  const doneAt: (number | null)[] = [];
  let longestWait = 0;
  let next = 0;
  for (const arrival of arrivals) {
    const start = Math.max(arrival, freeAt[next] ?? 0);
    if (start - arrival > patience) {
      doneAt.push(null);
      continue;
    }
    longestWait = Math.max(longestWait, start - arrival);
    freeAt[next] = start + seconds;
    doneAt.push(start + seconds);
    next = (next + 1) % servers;
  }
  return { doneAt, longestWait };
};

/** How runs share a quota while each holds a place of its own. */
export interface Holding {
  readonly places: number;
  /** How long somebody waits for a place, in seconds. */
  readonly placePatience: number;
  /** Of the quota's time that one run needs, in seconds. */
  readonly share: number;
  /** How long a run takes at least, in seconds. */
  readonly least: number;
  /** How long a run waits for its share, in seconds, holding its place. */
  readonly patience: number;
}

/**
 * Serves runs that hold a place from their beginning to their end and wait there for their share of a
 * quota, in the order of arrival: few places are then all taken by runs that wait.
 */
export const serveHolding = (
  arrivals: readonly number[],
  { places, placePatience, share, least, patience }: Holding,
): {
  readonly doneAt: readonly number[];
  readonly withoutPlace: number;
  readonly outOfPatience: number;
  readonly longestWait: number;
} => {
  const doneAt: number[] = [];
  let quotaFreeAt = 0;
  let [withoutPlace, outOfPatience, longestWait] = [0, 0, 0];
  for (const arrival of arrivals) {
    // As many runs as there are places may be at work: the last but so many must have ended.
    const placeAt = doneAt[doneAt.length - places] ?? 0;
    if (placeAt - arrival > placePatience) {
      withoutPlace += 1;
      continue;
    }
    const start = Math.max(arrival, placeAt);
    const turn = Math.max(start, quotaFreeAt);
    if (turn - start > patience) {
      outOfPatience += 1;
      continue;
    }
    longestWait = Math.max(longestWait, turn - start);
    quotaFreeAt = turn + share;
    // Who came later is done later: the quota is shared in order.
    doneAt.push(Math.max(turn + Math.max(share, least), doneAt.at(-1) ?? 0));
  }
  return { doneAt, withoutPlace, outOfPatience, longestWait };
};
