import { rename, writeFile } from 'node:fs/promises';

/** Writes what a data folder keeps as JSON that its owner alone may read: wholly, or what was there stays. */
export const writeKept = async (file: string, value: unknown): Promise<void> => {
  await writeFile(`${file}.part`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
};
