import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile as ReadableZip } from 'yauzl';
import { ZipFile } from 'yazl';
import { BackupUnusable, MANIFEST, type Manifest, parseManifest } from './manifest.ts';

/** Is told how many bytes of all are done. */
export type OnBytes = (done: number, all: number) => void;

type Files = NonNullable<Manifest['files']>;

const MEGABYTE = 1024 * 1024;

/** Lets bytes through; knows afterwards how many there were, and their hash. */
const measure = (onChunk: (sizeBytes: number) => void) => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      onChunk(chunk.length);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ sizeBytes, sha256: hash.digest('hex') }) };
};

/** Adds up bytes and tells of each megabyte. */
const counter = (all: number, onBytes: OnBytes | undefined) => {
  let done = 0;
  let told = 0;
  return (sizeBytes: number): void => {
    done += sizeBytes;
    if (done - told < MEGABYTE && done < all) return;
    told = done;
    onBytes?.(done, all);
  };
};

const filesBelow = async (folder: string): Promise<{ path: string; sizeBytes: number }[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    const { size } = await stat(file);
    return { path: relative(folder, file).split(sep).join('/'), sizeBytes: size };
  });
  return (await Promise.all(found)).sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** Sound is as small as it gets. */
const isText = (path: string): boolean => /\.(copy|jsonl|json)$/.test(path);

/** Packs a snapshot into a ZIP archive, whose manifest, the last entry, has the hash of each file. */
export const packSnapshot = async (
  folder: string,
  manifest: Manifest,
  output: WriteStream,
  onBytes?: OnBytes,
): Promise<void> => {
  const listed = (await filesBelow(folder)).filter(({ path }) => path !== MANIFEST);
  const onChunk = counter(
    listed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    onBytes,
  );
  const files: Files = {};
  const archive = new ZipFile();
  const mtime = new Date(manifest.createdAt);
  for (const { path } of listed) {
    const options = { mtime, mode: 0o100600, compress: isText(path) };
    archive.addReadStreamLazy(path, options, (give) => {
      const { stream, result } = measure(onChunk);
      stream.once('end', () => {
        files[path] = result();
      });
      const source = createReadStream(join(folder, path));
      source.once('error', (error) => stream.destroy(error));
      give(null, source.pipe(stream));
    });
  }
  // Its turn comes when all others have been read.
  archive.addReadStreamLazy(MANIFEST, { mtime, mode: 0o100600 }, (give) =>
    give(null, Readable.from([JSON.stringify({ ...manifest, files } satisfies Manifest)])),
  );
  archive.once('error', (error) => output.destroy(error));
  archive.end();
  await pipeline(archive.outputStream, output);
};

const openArchive = async (file: string): Promise<ReadableZip> => {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== undefined) throw new BackupUnusable(`${file} can't be read: ${code}.`, { cause });
    throw new BackupUnusable(`${file} is no backup, or only the beginning of one.`, { cause });
  }
};

/** Answers the hash of what was unpacked; undefined for what can't be. */
const unpackFile = async (
  archive: ReadableZip,
  entry: Entry,
  target: string,
  onChunk: (sizeBytes: number) => void,
): Promise<string | undefined> => {
  const file = join(target, entry.fileName);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { stream, result } = measure(onChunk);
  try {
    const bytes = await archive.openReadStreamPromise(entry);
    await pipeline(bytes, stream, createWriteStream(file, { mode: 0o600 }));
    return result().sha256;
  } catch (error) {
    // A full disk is no damage; what can't be unpacked is.
    if (error instanceof Error && 'syscall' in error) throw error;
    return undefined;
  }
};

/**
 * Unpacks an archive into a folder, each file compared with the manifest's hash; `accept` may refuse what the
 * manifest says before anything is unpacked.
 * @throws BackupUnusable
 */
export const unpackSnapshot = async (
  file: string,
  target: string,
  accept: (manifest: Manifest) => Promise<void>,
  onBytes?: OnBytes,
): Promise<Manifest> => {
  const archive = await openArchive(file);
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of archive.eachEntry()) entries.set(entry.fileName, entry);
    const described = entries.get(MANIFEST);
    if (!described) throw new BackupUnusable(`${file} is no backup: it has no ${MANIFEST}.`);
    const manifest = parseManifest(
      await text(await archive.openReadStreamPromise(described)),
      file,
    );
    await accept(manifest);
    const files = Object.entries(manifest.files ?? {});
    const onChunk = counter(
      files.reduce((sum, [, { sizeBytes }]) => sum + sizeBytes, 0),
      onBytes,
    );
    for (const [path, { sha256 }] of files) {
      const entry = entries.get(path);
      if (entry && (await unpackFile(archive, entry, target, onChunk)) === sha256) continue;
      throw new BackupUnusable(
        `${file} is damaged: ${path} in it ${entry ? "isn't what was put in" : 'is missing'}. Nothing was restored. Take another backup.`,
      );
    }
    return manifest;
  } finally {
    archive.close();
  }
};
