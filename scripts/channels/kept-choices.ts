import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ManagedExports } from '../../src/collect-content/export/managed-exports.ts';

const ChoicesSchema = z.object({ fromTelegram: z.array(z.string()) });

/** Nothing in a file that is damaged: exports then stand for their channels. */
const fromTelegramIn = (text: string): readonly string[] => {
  try {
    return ChoicesSchema.parse(JSON.parse(text)).fromTelegram;
  } catch {
    return [];
  }
};

/**
 * Has channels that an older version read from Telegram, although they have an export, be read from it
 * on: it kept the choice in a file of the data folder, which is removed.
 */
export const applyChoices = async (
  dataDir: string,
  exports: Pick<ManagedExports, 'choose'>,
): Promise<void> => {
  const file = join(dataDir, 'channels.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  for (const username of fromTelegramIn(text)) await exports.choose(username, 'telegram');
  await rm(file, { force: true });
};
