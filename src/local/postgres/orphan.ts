import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataFolder } from './data-folder.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Seconds since the epoch at which the server on this port started; undefined when none of this cluster answers. */
const startTime = async (folder: DataFolder, port: number): Promise<number | undefined> => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: folder.superuser,
    password: await readFile(folder.passwordFile, 'utf8'),
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const sql = 'select extract(epoch from pg_postmaster_start_time())::bigint as at';
    return Number((await client.query<{ at: string }>(sql)).rows[0]?.at);
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
};

const readLines = (file: string): Promise<string[]> =>
  readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );

/**
 * Stops the server that a killed process left on the folder. A process id alone proves nothing,
 * since ids are used again: the server has to answer, and to have started when its lock file says.
 * @throws when the process that started it still lives
 */
export const stopOrphan = async (folder: DataFolder): Promise<void> => {
  const lockFile = path.join(folder.cluster, 'postmaster.pid');
  // Lines of postmaster.pid: process id, data directory, start time, port (miscadmin.h).
  const [pid, , startedAt, port] = (await readLines(lockFile)).map(Number);
  if (pid === undefined || startedAt === undefined || port === undefined || !isAlive(pid)) return;
  const answered = await startTime(folder, port);
  if (answered === undefined || Math.abs(answered - startedAt) > 2) return;

  const owner = Number((await readLines(path.join(folder.path, 'owner.pid')))[0]);
  if (isAlive(owner)) {
    throw new Error(
      `The data folder ${folder.path} is in use by process ${owner}. Stop that process, or choose another folder.`,
    );
  }
  process.kill(pid, 'SIGINT');
  // Removing its lock file is the last thing the server does; a dead child of init may stay a zombie.
  for (let tries = 0; existsSync(lockFile); tries += 1) {
    if (tries === 1_000) {
      throw new Error(
        `The server that a killed process left on ${folder.path} doesn't stop. End process ${pid}.`,
      );
    }
    await sleep(10);
  }
};
