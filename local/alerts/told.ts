import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const ToldSchema = z.record(z.string(), z.array(z.string()));

/** By key, the channels that were told. */
export type Told = z.infer<typeof ToldSchema>;

/** Nothing for a file that isn't there, or can't be read: what it held is told again rather than never. */
export const readTold = async (file: string): Promise<Told> => {
  try {
    return ToldSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
};

export const writeTold = async (file: string, told: Told): Promise<void> => {
  await writeFile(`${file}.part`, `${JSON.stringify(told)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
};
