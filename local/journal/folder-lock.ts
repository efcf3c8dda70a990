import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makePrivate } from './private-folder.ts';

/** Thrown when another server has a folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  /** As the file system names it. */
  readonly folder: string;
  /** The process that has it, where it could be told. */
  readonly pid: number | undefined;
  constructor(folder: string, pid: number | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    super(`The folder ${folder} is in use by ${holder}. Stop that, or choose another folder.`);
    this.folder = folder;
    this.pid = pid;
  }
}

/** A folder that is this server's alone. */
export interface FolderLock {
  readonly folder: string;
  release(): void;
}

const SQLITE_BUSY = 5;

/** The locks of this process: one that nothing refers to would be let go by the garbage collector. */
const held = new Set<DatabaseSync>();

const holderOf = (file: string): number | undefined => {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Takes a folder (made when it isn't there) for one server alone. The operating system holds the
 * lock, by SQLite's exclusive lock on an empty file, and lets go when the process dies, however it
 * does: nothing is left over, and of many that try at once one gets it.
 * @throws FolderInUse
 */
export const lockFolder = (path: string): FolderLock => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const folder = realpathSync(path);
  const holder = join(folder, 'lock.json');
  const lock = new DatabaseSync(join(folder, '.lock'), { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new FolderInUse(folder, holderOf(holder));
  }
  held.add(lock);
  makePrivate(join(folder, '.lock'), 0o600);
  try {
    // For the message alone: a full disk is no reason not to start.
    writeFileSync(holder, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  } catch {
    rmSync(holder, { force: true });
  }
  return {
    folder,
    release() {
      rmSync(holder, { force: true });
      lock.close();
      held.delete(lock);
    },
  };
};
