/** What the keys of all exports begin with. */
export const EXPORTS_PREFIX = 'exports/';

/** What the keys of a channel's export begin with. */
export const exportPrefix = (username: string): string => `${EXPORTS_PREFIX}${username}/`;

/** The key of what says which parts a channel's export has. */
export const manifestKey = (username: string): string => `${exportPrefix(username)}manifest.json`;

/** What stands in an export's folder: some of its posts, or the sound of a voice message. */
export type ExportFileKind = 'posts' | 'voice';

/** The key of a file of a channel's export; `sha256` is the lower-case hex digest of its bytes. */
export const exportFileKey = (username: string, kind: ExportFileKind, sha256: string): string =>
  kind === 'posts'
    ? `${exportPrefix(username)}posts/${sha256}.json`
    : `${exportPrefix(username)}voice/${sha256}`;
