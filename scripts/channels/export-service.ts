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
  readExportsElsewhere,
  splitExport,
} from '../../local/telegram/index.ts';
import type { ManagedExports } from '../../src/collect-content/export/managed-exports.ts';
import { channelIdIn, usernameById } from '../../src/show/channel/channel-address.ts';
import { isChannelUsername, readChannelUsername } from '../../src/show/channel/channel-username.ts';
import { openDatabase, ShowNotAdded } from '../demo/add-show.ts';
import { channelIdOf, putChannel } from './home-exports.ts';
import { keepExports, ownExportsFolder } from './kept-exports.ts';
import { channelsOfShows, signUpShow } from './sign-up-show.ts';

const UPLOAD = 'upload.json';

interface ExportServiceDeps {
  readonly dataDir: string;
  readonly exports: ManagedExports;
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

/** So many posts hold an episode, also where some of them can't be told. */
const POSTS_OF_AN_EPISODE = 12;

/** When a channel posted last, and from when on its last posts are enough for an episode (ISO 8601 UTC). */
const lastPosts = ({ messages }: Channel) => {
  const dates = messages.map(({ date }) => date * 1000).sort((a, b) => a - b);
  const last = dates.slice(-POSTS_OF_AN_EPISODE);
  return {
    newestPostAt: new Date(Math.max(...last)).toISOString(),
    lastPostsFrom: new Date(Math.min(...last)).toISOString(),
  };
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
      throw new ExportRefused(
        `“${typed}” can’t be the username of ${chat.title}. Write it as Telegram has it, such as @name, or leave it empty.`,
      );
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

/** Brings exports into the bucket of a running stack. */
export const createExportService = (deps: ExportServiceDeps): ExportService => {
  const { dataDir, exports } = deps;
  // Beside everything else: only the next one to bring an export in waits for it.
  const tidied = tidy(ownExportsFolder(dataDir));
  const waiting = new Map<string, readonly ChatSummary[]>();
  const folderOf = (id: string): string => join(ownExportsFolder(dataDir), id);

  const discard = async (id: string): Promise<void> => {
    if (waiting.delete(id)) await rm(folderOf(id), { recursive: true, force: true });
  };

  /** What a channel goes by that has an export already and was named by somebody. */
  const namesById = async (): Promise<ReadonlyMap<string | null, string>> =>
    new Map(
      (await exports.list())
        .filter(({ username }) => channelIdIn(username) === undefined)
        .map(({ username, manifest }) => [manifest.channelId, username]),
    );

  const refuseTaken = async (added: readonly Channel[]): Promise<void> => {
    for (const channel of added) {
      const { username, title } = channel;
      const other = await exports.find(username);
      const ids = [other?.channelId ?? null, channelIdOf(channel)];
      if (!other || ids.includes(null) || ids[0] === ids[1]) continue;
      throw new ExportRefused(
        `@${username} is ${other.title} here already, so ${title} needs another username.`,
      );
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
        const names = await namesById();
        const named = chats.map((chat) => ({
          ...chat,
          username: (chat.id === null ? undefined : names.get(chat.id)) ?? chat.username,
        }));
        return { id, chats: named };
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
      await refuseTaken(added);
      for (const channel of added) await putChannel(exports, channel);
      const kept = await keepExports(dataDir, []);
      await kept.save(added);
      waiting.delete(id);
      await rm(folderOf(id), { recursive: true, force: true });
      const channels = [];
      for (const channel of added) {
        const { username, title } = channel;
        channels.push({ username, title, ...lastPosts(channel), ...(await showFor(channel)) });
      }
      return { channels };
    },
  };
};
