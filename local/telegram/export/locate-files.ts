import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Message } from '../../../src/collect-content/export/format/message.ts';
import type { ExportedChat } from '../../../src/collect-content/export/format/shape.ts';

/** Where an export keeps the file of each message; a file that was left out is a sentence in brackets there. */
const pathsOf = (chat: ExportedChat): Map<number, string> => {
  const paths = new Map<number, string>();
  for (const message of chat.messages) {
    if (typeof message !== 'object' || message === null) continue;
    const { id, file } = message as { id?: unknown; file?: unknown };
    if (typeof id === 'number' && typeof file === 'string' && !file.startsWith('(')) {
      paths.set(id, file);
    }
  }
  return paths;
};

/** Gives the voice messages of a chat their bytes, where these lie beside the export; never a file outside its folder. */
export const locateFiles = async (
  folder: string,
  chat: ExportedChat,
  messages: readonly Message[],
): Promise<Message[]> => {
  const paths = pathsOf(chat);
  const root = resolve(folder);
  return await Promise.all(
    messages.map(async (message) => {
      const { media, id } = message;
      const named = paths.get(id);
      if (media?.type !== 'file' || media.kind !== 'voice' || named === undefined) return message;
      const path = resolve(root, named);
      if (!path.startsWith(root + sep)) return message;
      const found = await stat(path).catch(() => undefined);
      // An export that was interrupted leaves empty files.
      return found?.isFile() && found.size > 0
        ? { ...message, media: { ...media, path, sizeBytes: found.size } }
        : message;
    }),
  );
};
