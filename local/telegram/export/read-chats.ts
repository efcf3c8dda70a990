import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  ExportUnreadable,
  HOW_TO_EXPORT,
} from '../../../src/collect-content/export/format/export-unreadable.ts';
import { parseExport } from '../../../src/collect-content/export/format/parse-export.ts';
import type { ExportedChat } from '../../../src/collect-content/export/format/shape.ts';

const readText = async (file: string): Promise<{ text: string; folder: string }> => {
  let isFolder = false;
  try {
    isFolder = (await stat(file)).isDirectory();
    const text = await readFile(isFolder ? join(file, 'result.json') : file, 'utf8');
    return { text, folder: isFolder ? file : dirname(file) };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const missing = isFolder ? 'is a folder without a result.json' : 'does not exist';
    const problem = code === 'ENOENT' ? missing : `cannot be read (${code})`;
    throw new ExportUnreadable(file, `${problem}. ${HOW_TO_EXPORT}`, { cause });
  }
};

/**
 * The chats of an export: one, or the channels of a whole account's, with the folder that the export lies in.
 * @throws ExportUnreadable
 */
export const readChats = async (
  file: string,
): Promise<{ readonly folder: string; readonly chats: readonly ExportedChat[] }> => {
  const { text, folder } = await readText(file);
  return { folder, chats: parseExport(file, text) };
};
