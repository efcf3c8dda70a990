const STEP = 1000;
const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A size for people: `512 B`, `3.2 MB`. */
export const sizeInWords = (sizeBytes: number): string => {
  let value = sizeBytes;
  let unit = 'B';
  for (const next of UNITS) {
    if (value < STEP) break;
    value /= STEP;
    unit = next;
  }
  return `${unit === 'B' ? value : value.toFixed(1)} ${unit}`;
};
