import { access, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const KeptSchema = z.object({ files: z.array(z.string()), channels: z.array(z.string()) });

/** The exports that a data folder has been given, so that their channels are there at every start. */
export interface KeptExports {
  readonly files: readonly string[];
  /** Given once, and no longer where they were. */
  readonly missing: readonly string[];
  /** Channels that earlier starts had. */
  readonly channels: ReadonlySet<string>;
  /** Keeps the files, once they have turned out to be readable, with the channels that are in them. */
  save(channels: readonly string[]): Promise<void>;
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Puts the exports that are given now to those of earlier starts. */
export const keepExports = async (
  dataDir: string,
  given: readonly string[],
): Promise<KeptExports> => {
  const list = join(dataDir, 'exports.json');
  const text = await readFile(list, 'utf8').catch(() => '{"files":[],"channels":[]}');
  const kept = KeptSchema.parse(JSON.parse(text));
  const files: string[] = [];
  const missing: string[] = [];
  for (const file of kept.files.filter((path) => !given.includes(path))) {
    ((await isThere(file)) ? files : missing).push(file);
  }
  files.push(...new Set(given));
  return {
    files,
    missing,
    channels: new Set(kept.channels),
    async save(channels) {
      const all = {
        files: [...files, ...missing],
        channels: [...new Set([...kept.channels, ...channels])],
      };
      await writeFile(`${list}.part`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
      await rename(`${list}.part`, list);
    },
  };
};
