import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataFolder } from './data-folder.ts';

const isAlive = (pid: number): boolean => {
  // 0 and less name groups of processes; an unreadable file gives NaN.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether the server that wrote the lock file listens on its port; it answers 57P03 while it starts and stops. */
const isListening = async (
  folder: DataFolder,
  port: number,
  startedAt: number,
): Promise<boolean> => {
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
    const { rows } = await client.query<{ at: string }>(sql);
    return Math.abs(Number(rows[0]?.at) - startedAt) <= 2;
  } catch (error) {
    return (error as { code?: string }).code === '57P03';
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
 * since ids are used again: the server has to listen where its lock file says, and to have started
 * when it says. A lock file without such a server is removed.
 * @throws when the process that started the server still lives
 */
export const stopOrphan = async (folder: DataFolder): Promise<void> => {
  const lockFile = path.join(folder.cluster, 'postmaster.pid');
  // Lines of postmaster.pid: process id, data directory, start time, port (miscadmin.h).
  const [pid, , startedAt, port] = (await readLines(lockFile)).map(Number);
  if (pid === undefined || startedAt === undefined || port === undefined) return;
  if (!isAlive(pid) || !(await isListening(folder, port, startedAt))) {
    await rm(lockFile, { force: true });
    return;
  }
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
