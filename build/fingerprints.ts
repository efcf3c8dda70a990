import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const digest = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('base64url');

/** Tells whether files are what they were: the same file has the same fingerprint. */
export interface Fingerprints {
  /** Of a file by its path below the root; empty when it isn't there. */
  of(path: string): Promise<string>;
  /** Of several, by path. */
  all(paths: readonly string[]): Promise<Record<string, string>>;
}

/**
 * Tells files by their content, each read once. A package's file is told by its size and time
 * alone, since there are thousands and npm writes each once.
 */
export const createFingerprints = (root: string): Fingerprints => {
  const known = new Map<string, Promise<string>>();
  const read = async (path: string): Promise<string> => {
    if (!path.startsWith('node_modules')) return digest(await readFile(join(root, path)));
    const { size, mtimeMs } = await stat(join(root, path));
    return `${size} ${mtimeMs}`;
  };
  const of = (path: string): Promise<string> => {
    const fingerprint = known.get(path) ?? read(path).catch(() => '');
    known.set(path, fingerprint);
    return fingerprint;
  };
  return {
    of,
    async all(paths) {
      return Object.fromEntries(
        await Promise.all(paths.map(async (path) => [path, await of(path)] as const)),
      );
    },
  };
};
