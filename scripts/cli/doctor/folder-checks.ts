import { stat, statfs } from 'node:fs/promises';
import { secretsFile } from '../../start/kept-secrets.ts';
import type { Check } from './check.ts';

/** An episode of half an hour needs a fiftieth of it; PostgreSQL stops on a full disk. */
const LEAST_FREE_BYTES = 1024 ** 3;

/** Whether a data folder's secrets are its owner's alone. */
export const rightsCheck = (dataDir: string): Check => ({
  name: 'Data folder',
  remedy: 'Start the stack once: npm start',
  async run() {
    const file = secretsFile(dataDir);
    const { mode } = await stat(file);
    if ((mode & 0o077) === 0) return { ok: true, found: 'The secrets are their owner’s alone.' };
    return {
      ok: false,
      found: `Others on this machine may read ${file}.`,
      remedy: `chmod 600 ${file}`,
    };
  },
});

/** Whether the disk has room for episodes to come. */
export const diskCheck = (dataDir: string, leastBytes = LEAST_FREE_BYTES): Check => ({
  name: 'Disk',
  remedy: 'Start the stack once: npm start',
  async run() {
    const { bavail, bsize } = await statfs(dataDir);
    const found = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB are free.`;
    if (bavail * bsize >= leastBytes) return { ok: true, found };
    return {
      ok: false,
      found,
      remedy: `Make room on the disk of ${dataDir}, or move the folder: npm start -- --data-dir DIR`,
    };
  },
});
