import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

/** Thrown when a running stack has the data folder. */
export class FolderInUse extends ExpectedFailure {
  override readonly name = 'FolderInUse';
}

/** The process that has a folder, and the port on which it says so. */
const LockSchema = z.object({ pid: z.number().int(), port: z.number().int() });

type Lock = z.infer<typeof LockSchema>;

/** A busy stack answers late; without any answer, a living process is believed to be the one that has the folder. */
const PATIENCE_MS = 5_000;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// A process id is used again after a crash; a port that answers with the folder's own path is proof.
const isHeld = async (folder: string, { pid, port }: Lock): Promise<boolean> => {
  const socket = connect({ port, host: '127.0.0.1' });
  let isLate = false;
  socket.setTimeout(PATIENCE_MS, () => {
    isLate = true;
    socket.destroy();
  });
  try {
    return (await text(socket)) === folder;
  } catch {
    return isLate && isAlive(pid);
  }
};

const readLock = async (file: string): Promise<Lock | undefined> => {
  try {
    return LockSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** Puts a whole file in place, unless there is one already. */
const tryToPut = async (file: string, contents: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, contents);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * Takes a data folder, which is made when it isn't there, for this process alone. What a killed
 * process left is taken over.
 * @throws FolderInUse naming the process that has it.
 */
export const lockFolder = async (dataDir: string): Promise<{ release(): Promise<void> }> => {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const file = join(folder, 'lock.json');
  const server = createServer((socket) => socket.on('error', () => undefined).end(folder));
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    while (!(await tryToPut(file, JSON.stringify({ pid: process.pid, port })))) {
      const lock = await readLock(file);
      if (lock && (await isHeld(folder, lock))) {
        throw new FolderInUse(
          `A stack is running on ${folder} already (process ${lock.pid}). Stop it with Ctrl+C where it runs, or start on another folder: npm start -- --data-dir DIR`,
        );
      }
      await rm(file, { force: true });
    }
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    async release() {
      await rm(file, { force: true });
      server.close();
    },
  };
};
