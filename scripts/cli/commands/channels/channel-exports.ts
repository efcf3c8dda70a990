import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { z } from 'zod';
import {
  type ChannelExport,
  ChannelExportListSchema,
  ChannelExportSchema,
  ExportUploadsSchema,
} from '../../../../src/api/channel-exports/schema.ts';
import { ExportUnreadable } from '../../../../src/collect-content/export/format/export-unreadable.ts';
import {
  type ExportTarget,
  importExport,
} from '../../../../src/collect-content/export/import-export.ts';
import type { ReadFrom } from '../../../../src/collect-content/export/manifest.ts';
import type { ExportFile } from '../../../../src/collect-content/export/pack-export.ts';
import { type NamedChannel, readExportedChannels } from '../../../channels/exported-channels.ts';
import { progressBar } from '../../../terminal/progress-bar.ts';
import type { Api } from '../../api.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { columns } from '../../words/columns.ts';

const PATH = '/channel-exports';
/** The API signs so many at once. */
const BATCH = 100;
const UPLOADS_AT_ONCE = 4;

const FROM: Readonly<Record<ReadFrom, string>> = {
  export: 'from its export',
  telegram: 'from Telegram',
};

const pathOf = (username: string): string => `${PATH}/${encodeURIComponent(username)}`;

const rowOf = ({ username, title, readFrom, oldestPostAt, newestPostAt }: ChannelExport) => [
  username,
  title,
  `read ${FROM[readFrom]}`,
  `posts of ${oldestPostAt.slice(0, 10)} to ${newestPostAt.slice(0, 10)}`,
];

type Upload = z.infer<typeof ExportUploadsSchema>['uploads'][number];

const send = async (upload: Upload | undefined, file: ExportFile): Promise<void> => {
  if (!upload) return;
  const { url, headers } = upload;
  const body = await file.read();
  const response = await fetch(url, { method: 'PUT', headers, body }).catch((cause: unknown) => {
    const where = new URL(url).origin;
    throw new CommandFailed(
      `The bucket at ${where} can't be reached. Try again: what is there isn't sent twice.`,
      { cause },
    );
  });
  if (response.ok) return;
  throw new CommandFailed(
    `The bucket answered ${response.status} to a part of the export. Try again: what is there isn't sent twice.`,
  );
};

const targetOf = (api: Api, onProgress: (share: number) => void): ExportTarget<ChannelExport> => ({
  async putFiles(username, files) {
    const limit = pLimit(UPLOADS_AT_ONCE);
    let done = 0;
    for (let from = 0; from < files.length; from += BATCH) {
      const batch = files.slice(from, from + BATCH);
      const named = batch.map(({ kind, sha256, sizeBytes }) => ({ kind, sha256, sizeBytes }));
      const { uploads } = await api.post(`${pathOf(username)}/uploads`, ExportUploadsSchema, {
        files: named,
      });
      await Promise.all(
        batch.map((file, index) =>
          limit(async () => {
            await send(uploads[index], file);
            done += 1;
            onProgress(done / files.length);
          }),
        ),
      );
    }
  },
  save: (username, contents) => api.put(pathOf(username), ChannelExportSchema, contents),
});

const listExports = async (api: Api): Promise<readonly ChannelExport[]> =>
  (await api.get(PATH, ChannelExportListSchema)).exports;

const read = (file: string): Promise<NamedChannel[]> =>
  readExportedChannels(file).catch((cause: unknown) => {
    if (cause instanceof ExportUnreadable) throw new CommandFailed(cause.message, { cause });
    throw cause;
  });

const choose = (channels: readonly NamedChannel[], titles: readonly string[]): NamedChannel[] => {
  if (titles.length === 0) {
    const [only, ...others] = channels;
    if (only && others.length === 0) return [only];
    throw new CommandFailed(
      `The export holds ${channels.length} channels: ${channels.map(({ title }) => title).join(', ')}. Say which are wanted: --channel TITLE.`,
    );
  }
  return titles.map((title) => {
    const found = channels.filter((channel) => channel.title === title);
    const [only] = found;
    if (only && found.length === 1) return only;
    throw new CommandFailed(
      found.length > 1
        ? `The export holds ${found.length} channels that are called ${title}. Export the one that is meant by itself.`
        : `The export holds no channel that is called ${title}. It has ${channels.map((channel) => channel.title).join(', ')}.`,
    );
  });
};

/** The username that was given, or that is known; else the channel's number. */
const nameOf = (
  { username, nameById, title, channelId }: NamedChannel,
  given: string | undefined,
  known: readonly ChannelExport[],
): string => {
  const earlier = known.find((one) => one.channelId !== null && one.channelId === channelId);
  const name = given ?? earlier?.username ?? username ?? nameById;
  if (name !== undefined) return name.toLowerCase();
  throw new CommandFailed(
    `The export doesn't say which channel ${title} is on Telegram, not even by a number. Give its name: --username NAME.`,
  );
};

interface Import {
  /** What shows call the channel; what the export says unless given. */
  readonly username?: string | undefined;
  /** The titles of those that are wanted; needless where the export holds one. */
  readonly channel?: readonly string[] | undefined;
}

/**
 * Brings the channels of an export into the bucket; what is there isn't sent twice.
 * @throws CommandFailed
 */
export const importChannels = async (
  { api, view }: Pick<Context, 'api' | 'view'>,
  file: string,
  { username, channel: titles = [] }: Import,
): Promise<readonly ChannelExport[]> => {
  view.update(`Reading ${file} …`);
  const channels = choose(await read(file), titles);
  if (username !== undefined && channels.length > 1) {
    throw new CommandFailed(
      '--username is the name of one channel. Import the others by themselves.',
    );
  }
  const known = await listExports(api);
  const imported: ChannelExport[] = [];
  for (const channel of channels) {
    const target = targetOf(api, (share) => view.update(`${progressBar(share)} ${channel.title}`));
    const name = nameOf(channel, username, known);
    imported.push(
      await importExport(
        target,
        name,
        channel,
        async (path) => new Uint8Array(await readFile(path)),
      ),
    );
  }
  view.clear();
  return imported;
};

/** `channels import FILE`. */
export const importChannelExport = async (
  ...given: Parameters<typeof importChannels>
): Promise<Answer> => {
  const imported = await importChannels(...given);
  const how =
    'Make a show of one: npx stepcast shows add --channel NAME, with the name in the first column.';
  return { json: imported, lines: [...columns(imported.map(rowOf)), '', how], ok: true };
};

/** `channels exports`. */
export const showChannelExports = async ({ api }: Context): Promise<Answer> => {
  const exports = await listExports(api);
  const none = ['No channel has an export. Bring one in: npx stepcast channels import result.json'];
  const lines = exports.length > 0 ? columns(exports.map(rowOf)) : none;
  return { json: exports, lines, ok: true };
};

/** `channels read CHANNEL --from export`. */
export const readChannelFrom = async (
  { api }: Context,
  username: string,
  readFrom: ReadFrom,
): Promise<Answer> => {
  const chosen = await api.patch(pathOf(username), ChannelExportSchema, { readFrom });
  const line = `From its next episode on, @${chosen.username} is read ${FROM[readFrom]}.`;
  return { json: chosen, lines: [line], ok: true };
};

/** `channels remove-export CHANNEL`. */
export const removeChannelExport = async ({ api }: Context, username: string): Promise<Answer> => {
  await api.delete(pathOf(username));
  const line = `@${username} has no export any more, and is read from Telegram.`;
  return { json: { username }, lines: [line], ok: true };
};
