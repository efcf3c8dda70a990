import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { isAlive, isListening, lockFilePath, readLines, readLockFile } from './lock-file.ts';

/**
 * Stops the server that a killed process left on the folder. A process id alone proves nothing,
 * since ids are used again: the server has to listen where its lock file says, and to have started
 * when it says. A lock file without such a server is removed.
 * @throws when the process that started the server still lives
 */
export const stopOrphan = async (folder: DataFolder): Promise<void> => {
  const file = lockFilePath(folder.cluster);
  const lock = await readLockFile(folder.cluster);
  if (lock === undefined) return;
  const { pid } = lock;
  if (!isAlive(pid) || !(await isListening(folder, lock))) {
    await rm(file, { force: true });
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
  for (let tries = 0; existsSync(file); tries += 1) {
    if (tries === 1_000) {
      throw new Error(
        `The server that a killed process left on ${folder.path} doesn't stop. End process ${pid}.`,
      );
    }
    await sleep(10);
  }
};
