/** The language that a tag begins with; Hebrew's old code is still in use. */
export const baseOf = (tag: string): string => {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  return base === 'iw' ? 'he' : base;
};
