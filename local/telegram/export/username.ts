/** Telegram usernames: 5 to 32 of `a-z`, `0-9` and `_`, a letter first (core.telegram.org, "Usernames"). */
const MIN_LENGTH = 5;
const MAX_LENGTH = 32;

/**
 * A username for a channel whose export has none: its name in lower case, accents dropped, anything
 * else an underscore. A name without Latin letters gives `channel_<id>`. Never one of `taken`.
 */
export const usernameFor = (name: string, id: string, taken: ReadonlySet<string>): string => {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/_+$/, '');
  const padded = slug.length >= MIN_LENGTH ? slug : `${slug || 'channel'}_${id.replace('-', '')}`;
  const base = padded.length >= MIN_LENGTH ? padded : `channel_${padded}`;
  for (let number = 2, candidate = base; ; number += 1) {
    if (!taken.has(candidate)) return candidate;
    const suffix = `_${number}`;
    candidate = `${base.slice(0, MAX_LENGTH - suffix.length)}${suffix}`;
  }
};
