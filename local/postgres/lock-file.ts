import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { DataFolder } from './data-folder.ts';

/** What a server says of itself in `postmaster.pid`. */
export interface LockFile {
  readonly pid: number;
  /** Unix time, seconds. */
  readonly startedAt: number;
  readonly port: number;
}

export const lockFilePath = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** The lines of a file; none when it can't be read. */
export const readLines = (file: string): Promise<string[]> =>
  readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );

/** The lock file of a cluster; undefined when there is none, or it isn't written whole yet. */
export const readLockFile = async (cluster: string): Promise<LockFile | undefined> => {
  // Lines of postmaster.pid: process id, data directory, start time, port (miscadmin.h).
  const [pid, , startedAt, port] = (await readLines(lockFilePath(cluster))).map(Number);
  if (pid === undefined || startedAt === undefined || port === undefined) return undefined;
  return { pid, startedAt, port };
};

/** Whether a process of this id lives, whoever's it is. */
export const isAlive = (pid: number): boolean => {
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
export const isListening = async (
  folder: Pick<DataFolder, 'superuser' | 'passwordFile'>,
  { port, startedAt }: LockFile,
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
