import type { ExportPart } from './manifest.ts';

/** What is left of a part outside of a stretch of ids. */
const outside = (part: ExportPart, first: number, last: number): ExportPart[] => {
  const isClear = part.lastId < first || part.firstId > last;
  if (isClear) return [part];
  return [
    ...(part.firstId < first ? [{ ...part, lastId: first - 1 }] : []),
    ...(part.lastId > last ? [{ ...part, firstId: last + 1 }] : []),
  ];
};

/**
 * The parts of a channel's export with those of a later one. In the stretch that the later one
 * covers it alone counts, so that posts which were deleted or edited since are so here; beyond it
 * the earlier one's posts stay. No file is read or written for it.
 */
export const mergeParts = (
  earlier: readonly ExportPart[],
  later: readonly ExportPart[],
): ExportPart[] => {
  const [first, last] = [later[0]?.firstId ?? 0, later.at(-1)?.lastId ?? 0];
  return [...earlier.flatMap((part) => outside(part, first, last)), ...later].sort(
    (a, b) => a.firstId - b.firstId,
  );
};
