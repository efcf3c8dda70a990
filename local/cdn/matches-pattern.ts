/** Whether a key is one that a pattern names; `*` stands for exactly one segment that isn't empty. */
export const matchesPattern = (pattern: string, key: string): boolean => {
  const wanted = pattern.split('/');
  const segments = key.split('/');
  return (
    wanted.length === segments.length &&
    wanted.every((part, n) => (part === '*' ? segments[n] !== '' : part === segments[n]))
  );
};
