/**
 * The value below or at which a share of the values lies, by the nearest rank: of 20 values, the
 * share 0.95 is the 19th smallest. Null of none.
 */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
};
