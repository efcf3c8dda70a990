import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makePrivateFolder } from '../../local/journal/index.ts';
import { SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT, TOWN_EXPORTS } from '../../local/telegram/index.ts';

interface ExportedMessage {
  readonly date_unixtime: string;
  readonly edited_unixtime?: string;
}

interface Export {
  readonly messages: readonly ExportedMessage[];
}

const DAY_SECONDS = 86_400;

/** A message that was posted so many seconds later. Exports hold each time twice: as text without a zone, and in Unix seconds. */
const postedLater = (message: ExportedMessage, seconds: number): ExportedMessage => {
  const moved = (name: 'date' | 'edited', unixTime: string | undefined) => {
    if (unixTime === undefined) return {};
    const at = Number(unixTime) + seconds;
    return {
      [name]: new Date(at * 1000).toISOString().slice(0, 19),
      [`${name}_unixtime`]: String(at),
    };
  };
  return {
    ...message,
    ...moved('date', message.date_unixtime),
    ...moved('edited', message.edited_unixtime),
  };
};

/** The exports with all posts moved by the same whole days, so that the newest is of the last 24 hours before `now` (Unix seconds). */
export const makeRecent = (exports: readonly Export[], now: number): Export[] => {
  const times = exports.flatMap(({ messages }) => messages.map((m) => Number(m.date_unixtime)));
  const days = Math.floor((now - Math.max(...times)) / DAY_SECONDS);
  return exports.map((chat) => ({
    ...chat,
    messages: chat.messages.map((message) => postedLater(message, days * DAY_SECONDS)),
  }));
};

/**
 * Copies the sample channels into the data folder as if they had been posted until now, since a
 * show tells its last days. A copy that is there stays as it is: posts don't move any more.
 */
export const keepSamples = async (dataDir: string): Promise<string[]> => {
  const folder = join(dataDir, 'samples');
  const originals = [...TOWN_EXPORTS, SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT];
  const copies = originals.map((file) => join(folder, basename(file)));
  const isThere = await readFile(join(folder, 'four')).then(
    () => true,
    () => false,
  );
  if (isThere) return copies;
  makePrivateFolder(folder);
  const read = originals.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as Export);
  const recent = makeRecent(await Promise.all(read), Date.now() / 1000);
  await Promise.all(copies.map((file, n) => writeFile(file, JSON.stringify(recent[n]))));
  await writeFile(join(folder, 'four.part'), '');
  await rename(join(folder, 'four.part'), join(folder, 'four'));
  return copies;
};
