import { locale } from '../language/translate.ts';
import { formatBy } from './format-by.ts';

const STEP = 1000;
const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formats = formatBy(() =>
  UNITS.map(
    (unit) => new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 }),
  ),
);

/** A size in the reader's way of writing it, in thousands of thousands of bytes and the like: `3.2 MB`. */
export const size = (bytes: number): string => {
  const power = bytes < STEP ? 1 : Math.floor(Math.log(bytes) / Math.log(STEP));
  const at = Math.min(power, UNITS.length);
  return formats()[at - 1]?.format(bytes / STEP ** at) ?? '';
};
