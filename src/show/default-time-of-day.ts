const FIRST_MINUTE = 5 * 60;
const MINUTES = 120;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** FNV-1a of a text's UTF-16 code units, finished as MurmurHash3 does so that like texts differ; 32 bits. */
const hash = (text: string): number => {
  let value = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

/**
 * When a show has its episodes that says nothing of it: a minute between 05:00 and 06:59, by its title
 * and channels. Shows that all begin at six would wait for each other.
 */
export const defaultTimeOfDay = (title: string, channels: readonly string[]): string => {
  const minute = FIRST_MINUTE + (hash([title, ...channels].join('\n')) % MINUTES);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
