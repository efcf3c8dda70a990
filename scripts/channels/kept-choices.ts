import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeKept } from '../command-line/write-kept.ts';

const ChoicesSchema = z.object({ fromTelegram: z.array(z.string()) });

const fileOf = (dataDir: string): string => join(dataDir, 'channels.json');

/** The usernames of channels that have an export and were chosen to be read from Telegram. */
export const readChoices = async (dataDir: string): Promise<readonly string[]> => {
  try {
    return ChoicesSchema.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8'))).fromTelegram;
  } catch (error) {
    // Without the file, or with one that is no such list, exports stand for their channels.
    const isUseless = error instanceof z.ZodError || error instanceof SyntaxError;
    if (isUseless || (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

export const writeChoices = (dataDir: string, fromTelegram: readonly string[]): Promise<void> =>
  writeKept(fileOf(dataDir), { fromTelegram });
