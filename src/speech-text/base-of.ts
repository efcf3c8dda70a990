/** The language that a tag begins with, in small letters; Hebrew's old code is still in use. */
export const baseOf = (tag: string): string => {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return base === 'iw' ? 'he' : base;
};
