import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportService, MAX_EXPORT_BYTES } from '../../local/connections/index.ts';
import {
  type Channel,
  type ChatSummary,
  describeExport,
  ExportRefused,
  type LocalTelegram,
  readExportsElsewhere,
  splitExport,
} from '../../local/telegram/index.ts';
import { createChannelDirectory } from '../../src/clients/supabase/telegram/channel-directory.ts';
import { sessionFingerprint } from '../../src/collect-content/session-fingerprint.ts';
import { usernameById } from '../../src/show/channel/channel-address.ts';
import { isChannelUsername, readChannelUsername } from '../../src/show/channel/channel-username.ts';
import { openDatabase, ShowNotAdded } from '../demo/add-show.ts';
import { keepExports, ownExportsFolder } from './kept-exports.ts';
import { channelsOfShows, signUpShow } from './sign-up-show.ts';

const UPLOAD = 'upload.json';

interface ExportServiceDeps {
  readonly dataDir: string;
  readonly telegram: LocalTelegram;
  readonly supabase: { readonly url: string; readonly serviceKey: string };
}

/** Counts what passes, since a length may have been left out. */
const atMost = (limit: number): Transform => {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length <= limit) done(null, chunk);
      else done(new ExportRefused(`The export has more than ${limit / 1_000_000} MB.`));
    },
  });
};

/** One choice of what an export holds. */
interface Choice {
  readonly chat: ChatSummary;
  readonly username: string | undefined;
  readonly folder: string;
}

const chosenOf = (
  chats: readonly ChatSummary[],
  usernames: Readonly<Record<string, string>>,
  folder: string,
): Choice[] =>
  Object.entries(usernames).map(([index, typed]) => {
    const chat = chats.find((one) => String(one.index) === index);
    if (!chat) throw new ExportRefused(`The export has no channel number ${index}.`);
    const username = typed.trim() === '' ? undefined : readChannelUsername(typed);
    if (typed.trim() !== '' && (username === undefined || !isChannelUsername(username))) {
      throw new ExportRefused(`“${typed}” can’t be the username of ${chat.title}.`);
    }
    if (username === undefined && chat.username === null && chat.id === null) {
      throw new ExportRefused(
        `The export doesn’t say which channel ${chat.title} is on Telegram, not even by a number. Give its username.`,
      );
    }
    return { chat, username: username?.toLowerCase(), folder: join(folder, index) };
  });

/** Removes what was sent to an earlier stack and never chosen from. */
const tidy = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const inside = await readdir(join(folder, name)).catch((): string[] => []);
    if (!inside.includes(UPLOAD)) continue;
    const left = inside.length === 1 ? join(folder, name) : join(folder, name, UPLOAD);
    await rm(left, { recursive: true, force: true });
  }
};

/** Brings exports into a running stack: they are kept in its data folder, and read there at every start. */
export const createExportService = (deps: ExportServiceDeps): ExportService => {
  const { dataDir, telegram } = deps;
  // Beside everything else: only the next one to bring an export in waits for it.
  const tidied = tidy(ownExportsFolder(dataDir));
  const waiting = new Map<string, readonly ChatSummary[]>();
  const directory = createChannelDirectory({
    SUPABASE_URL: deps.supabase.url,
    SUPABASE_SERVICE_KEY: deps.supabase.serviceKey,
  });
  const session = sessionFingerprint(telegram.session);
  const folderOf = (id: string): string => join(ownExportsFolder(dataDir), id);

  const discard = async (id: string): Promise<void> => {
    if (waiting.delete(id)) await rm(folderOf(id), { recursive: true, force: true });
  };

  /** What a channel goes by that has an export already and was named by somebody. */
  const knownAs = ({ id, username }: ChatSummary): string | null =>
    telegram.channels.find((one) => String(one.id) === id && one.usernameFrom === 'given')
      ?.username ?? username;

  const refuseTaken = (added: readonly Channel[]): void => {
    for (const { id, username, title } of added) {
      const other = telegram.channels.find((one) => one.username === username && one.id !== id);
      if (other) {
        throw new ExportRefused(
          `@${username} is ${other.title} here already, so ${title} needs another username.`,
        );
      }
    }
  };

  const showFor = async (channel: Channel) => {
    const database = openDatabase(deps.supabase.url, deps.supabase.serviceKey);
    if ((await channelsOfShows(database)).has(channel.username)) return { podcastId: null };
    try {
      return { podcastId: await signUpShow(database, [channel]) };
    } catch (error) {
      if (error instanceof ShowNotAdded) return { podcastId: null, problem: error.message };
      throw error;
    }
  };

  return {
    discard,
    async receive(content) {
      await tidied;
      const id = randomUUID();
      const folder = folderOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const file = join(folder, UPLOAD);
        await pipeline(content, atMost(MAX_EXPORT_BYTES), createWriteStream(file, { mode: 0o600 }));
        const chats = await describeExport(file);
        waiting.set(id, chats);
        return { id, chats: chats.map((chat) => ({ ...chat, username: knownAs(chat) })) };
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
    async choose(id, usernames) {
      const chats = waiting.get(id);
      if (!chats) throw new ExportRefused('The export isn’t here any more. Drop it again.');
      const choices = chosenOf(chats, usernames, folderOf(id));
      if (choices.length === 0) throw new ExportRefused('Choose a channel.');
      const upload = join(folderOf(id), UPLOAD);
      await splitExport(
        upload,
        choices.map(({ chat: { index }, folder }) => ({ index, folder })),
      );
      const files = choices.map(({ folder }) => join(folder, 'result.json'));
      const names = choices.map(({ username }) => username);
      const added = await readExportsElsewhere(
        files,
        { usernames: names, byId: files },
        usernameById('{id}'),
      );
      refuseTaken(added);
      for (const [index, file] of files.entries()) {
        const name = names[index];
        const kept = await keepExports(dataDir, [file], name === undefined ? [] : [name]);
        await kept.save(added.slice(index, index + 1));
      }
      telegram.add(added);
      // What Telegram said of them is of no use for an export.
      for (const { username } of added) await directory.forget(session, username);
      waiting.delete(id);
      await rm(upload);
      const channels = [];
      for (const channel of added) {
        const { username, title, messages } = channel;
        const newest = Math.max(...messages.map(({ date }) => date));
        const newestPostAt = new Date(newest * 1000).toISOString();
        channels.push({ username, title, newestPostAt, ...(await showFor(channel)) });
      }
      return { channels };
    },
  };
};
