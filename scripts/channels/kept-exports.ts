import { access, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { writeKept } from '../command-line/write-kept.ts';

const KeptSchema = z.object({
  files: z.array(z.string()),
  channels: z.array(z.string()),
  /** By file, as far as they were given. */
  usernames: z.record(z.string(), z.string()).default({}),
  /** The files whose channels go by their id; those of older versions go by a name made of their title. */
  byId: z.array(z.string()).default([]),
  /** What each channel went by, by its id. */
  names: z.record(z.string(), z.string()).default({}),
  /** By file, as what it is in the bucket. */
  taken: z.record(z.string(), z.string()).default({}),
});
type Kept = z.infer<typeof KeptSchema>;

/** A channel of an export. */
interface Named {
  readonly id: bigint;
  readonly username: string;
}

/** The exports that a data folder has been given, so that their channels are there at every start. */
export interface KeptExports {
  readonly files: readonly string[];
  /** What a file's channel is called, as far as that was given. */
  usernameOf(file: string): string | undefined;
  /** The files whose channels go by their id where no username is known. */
  readonly byId: readonly string[];
  /** No longer where they were, and not yet in the bucket. */
  readonly missing: readonly string[];
  /** Channels that earlier starts had. */
  readonly channels: ReadonlySet<string>;
  /** Keeps the files, once they have turned out to be readable, with channels that are in them and to those that are kept, and what they go by. */
  save(channels: readonly Named[]): Promise<void>;
  /** Whether a file is in the bucket as it is now, under the name that it has now. */
  isTaken(file: string): Promise<boolean>;
  /** Notes that files are in the bucket; those that the data folder has itself, from older versions and restores, are removed. */
  take(files: readonly string[]): Promise<void>;
  /** What a channel went by at an earlier start, if it goes by another name now. */
  earlierName(channel: Named): string | undefined;
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Where a data folder has exports of its own. */
export const ownExportsFolder = (dataDir: string): string => join(resolve(dataDir), 'exports');

const listOf = (dataDir: string): string => join(dataDir, 'exports.json');

/** Thrown when the list of exports is there and can't be used: without it, channels would be gone. */
class ExportsUnreadable extends ExpectedFailure {
  override readonly name = 'ExportsUnreadable';
}

/** What a data folder has been given; nothing for one without a list. @throws ExportsUnreadable */
export const readExports = async (dataDir: string): Promise<Kept> => {
  const file = listOf(dataDir);
  try {
    return KeptSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      return KeptSchema.parse({ files: [], channels: [] });
    }
    throw new ExportsUnreadable(
      `${file} can't be read. Put it back, or remove it and give the exports again: npm start -- --export FILE; shows and episodes stay.`,
      { cause },
    );
  }
};

export const writeExports = (dataDir: string, kept: Kept): Promise<void> =>
  writeKept(listOf(dataDir), kept);

/** Puts the exports that are given now, with the usernames of the first of them, to those of earlier starts. */
export const keepExports = async (
  dataDir: string,
  given: readonly string[],
  givenUsernames: readonly string[] = [],
): Promise<KeptExports> => {
  const kept = await readExports(dataDir);
  const files: string[] = [];
  const missing: string[] = [];
  for (const file of kept.files.filter((path) => !given.includes(path))) {
    ((await isThere(file)) ? files : missing).push(file);
  }
  files.push(...new Set(given));
  const byId = [...new Set([...kept.byId, ...given.filter((file) => !kept.files.includes(file))])];
  const usernames = { ...kept.usernames };
  for (const [index, name] of givenUsernames.entries()) usernames[given[index] ?? ''] = name;
  const channels = new Set(kept.channels);
  const names = { ...kept.names };
  const taken = { ...kept.taken };
  const stateOf = async (file: string): Promise<string> => {
    const { size, mtimeMs } = await stat(file);
    return [size, mtimeMs, usernames[file] ?? ''].join(' ');
  };
  const write = () =>
    writeExports(dataDir, {
      files: [...files, ...missing],
      channels: [...channels],
      ...{ usernames, byId, names, taken },
    });
  return {
    files,
    missing: missing.filter((file) => taken[file] === undefined),
    byId,
    usernameOf: (file) => usernames[file],
    channels: new Set(kept.channels),
    earlierName({ id, username }) {
      const name = kept.names[String(id)];
      return name === username ? undefined : name;
    },
    async save(added) {
      for (const { id, username } of added) {
        channels.add(username);
        names[String(id)] = username;
      }
      await write();
    },
    isTaken: async (file) => taken[file] === (await stateOf(file)),
    async take(read) {
      for (const file of read) {
        if (!file.startsWith(ownExportsFolder(dataDir) + sep)) {
          taken[file] = await stateOf(file);
          continue;
        }
        files.splice(files.indexOf(file), 1);
        await rm(dirname(file), { recursive: true, force: true });
      }
      await write();
    },
  };
};
