import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { Writable } from 'node:stream';

/** The folder that exists in memory alone; while it does, it is the one for temporary files. */
const MEMORY_FOLDER = '/stepcast-simulation';

/**
 * Keeps what tasks write below MEMORY_FOLDER in memory, and answers at once: the order in which
 * things happen must not depend on a disk. Other paths are left to the disk. Answers how to end it.
 */
export const keepFilesInMemory = (): (() => void) => {
  const files = new Map<string, Uint8Array>();
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = MEMORY_FOLDER;
  const disk = { ...fs.promises, createWriteStream: fs.createWriteStream };
  let folders = 0;
  const isOurs = (path: unknown): path is string =>
    typeof path === 'string' && path.startsWith(MEMORY_FOLDER);
  const missing = (path: string) =>
    Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });

  const inMemory = {
    async mkdtemp(prefix: string) {
      folders += 1;
      return `${prefix}${folders}`;
    },
    async writeFile(path: string, body: Uint8Array | string) {
      files.set(path, typeof body === 'string' ? Buffer.from(body) : Buffer.from(body));
    },
    async readFile(path: string) {
      const found = files.get(path);
      if (!found) throw missing(path);
      return found;
    },
    async rm(path: string) {
      for (const each of files.keys()) {
        if (each === path || each.startsWith(join(path, '/'))) files.delete(each);
      }
    },
  };
  for (const name of Object.keys(inMemory) as (keyof typeof inMemory)[]) {
    const own = inMemory[name] as (...args: unknown[]) => Promise<unknown>;
    const real = disk[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(fs.promises, {
      [name]: (...args: unknown[]) => (isOurs(args[0]) ? own(...args) : real(...args)),
    });
  }
  const write = (path: string): Writable => {
    const chunks: Buffer[] = [];
    return new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        files.set(path, Buffer.concat(chunks));
        done();
      },
    });
  };
  Object.assign(fs, {
    createWriteStream: (path: string, options?: BufferEncoding) =>
      isOurs(path) ? write(path) : disk.createWriteStream(path, options),
  });
  syncBuiltinESMExports();
  return () => {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    const { createWriteStream, ...promises } = disk;
    Object.assign(fs, { createWriteStream });
    Object.assign(fs.promises, promises);
    syncBuiltinESMExports();
  };
};
