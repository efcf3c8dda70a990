/** Bytes of a file, the second not included. */
export type ByteRange = readonly [start: number, end: number];

/** Ranges in order without what overlaps: bytes that were fetched twice are there once. */
export const mergeRanges = (ranges: readonly ByteRange[]): readonly ByteRange[] => {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
};

/** How many bytes ranges hold from a place on. */
export const bytesFrom = (ranges: readonly ByteRange[], place: number): number =>
  mergeRanges(ranges).reduce(
    (total, [start, end]) => total + Math.max(0, end - Math.max(start, place)),
    0,
  );
