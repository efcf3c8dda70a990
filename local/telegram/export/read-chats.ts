import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  ExportUnreadable,
  HOW_TO_EXPORT,
} from '../../../src/collect-content/export/format/export-unreadable.ts';
import { parseExport } from '../../../src/collect-content/export/format/parse-export.ts';
import type { ExportedChat } from '../../../src/collect-content/export/format/shape.ts';

/** What Node says of a text that is longer than its strings may be, and of a file beyond 2 GiB. */
const TOO_LARGE = ['ERR_STRING_TOO_LONG', 'ERR_FS_FILE_TOO_LARGE'];
const HOW_TO_PART =
  'is too large to be read at once. Export the channel in parts, with dates in "From" and "To" of Telegram Desktop\'s dialog, and bring them in one after the other; of a whole account, export its channels one by one.';

const readText = async (file: string): Promise<{ text: string; folder: string }> => {
  let isFolder = false;
  try {
    isFolder = (await stat(file)).isDirectory();
    const text = await readFile(isFolder ? join(file, 'result.json') : file, 'utf8');
    return { text, folder: isFolder ? file : dirname(file) };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const missing = isFolder ? 'is a folder without a result.json' : 'does not exist';
    if (TOO_LARGE.includes(code ?? '')) throw new ExportUnreadable(file, HOW_TO_PART, { cause });
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
