/** A value as text; empty for what is none. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A list as an array, as JSON, or with commas between. */
export const list = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(text);
  const written = text(value).trim();
  try {
    const parsed: unknown = JSON.parse(written);
    if (Array.isArray(parsed)) return parsed.map(text);
  } catch {
    // It isn't JSON.
  }
  return written
    .replace(/^\{|\}$/g, '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
};

/** A past moment as ISO 8601 UTC; null for what is none, or to come. */
export const dateOf = (value: unknown): string | null => {
  const date = value instanceof Date ? value : new Date(text(value));
  return Number.isNaN(date.getTime()) || date.getTime() > Date.now() ? null : date.toISOString();
};

/** Seconds, or hours, minutes and seconds with colons between, as seconds; NaN for what is neither. */
export const secondsOf = (value: unknown): number =>
  /^\d+(:\d\d){1,2}$/.test(text(value))
    ? text(value)
        .split(':')
        .reduce((sum, part) => sum * 60 + Number(part), 0)
    : Number(text(value));
