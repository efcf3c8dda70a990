/** Whether a segment is one that a pattern's names: `*` stands for one or more of its first characters. */
const matchesSegment = (pattern: string, segment: string): boolean => {
  if (!pattern.startsWith('*')) return pattern === segment;
  const ending = pattern.slice(1);
  return segment.length > ending.length && segment.endsWith(ending);
};

/** Whether a key is one that a pattern names, segment by segment; `*` stands for a segment or the beginning of one, and for no empty one. */
export const matchesPattern = (pattern: string, key: string): boolean => {
  const wanted = pattern.split('/');
  const segments = key.split('/');
  return (
    wanted.length === segments.length &&
    wanted.every((part, n) => matchesSegment(part, segments[n] ?? ''))
  );
};
