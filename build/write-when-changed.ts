import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file whole, and only when it differs: whoever reads it meanwhile has the old one or the
 * new one.
 */
export const writeWhenChanged = async (path: string, contents: Uint8Array): Promise<void> => {
  const current = await readFile(path).catch(() => null);
  if (current?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, contents);
  await rename(part, path);
};
