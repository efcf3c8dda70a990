import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const KIB = 1024;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process or thread has ended since it was listed.
    return '';
  }
};

const threadsOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

const childrenOf = (pid: number): number[] =>
  threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );

const statusBytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`))?.[1] ?? 0) *
  KIB;

const linuxTreeBytes = (pid: number): number =>
  statusBytes(pid, 'VmRSS') +
  childrenOf(pid).reduce((sum, child) => sum + linuxTreeBytes(child), 0);

const groupBytes = async (pid: number): Promise<number> => {
  const { stdout } = await run('ps', ['-A', '-o', 'pgid=,rss=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .reduce((sum, [group, rss = 0]) => (group === pid ? sum + rss * KIB : sum), 0);
};

/**
 * Resident bytes of a process and all that it started, now. `pid` leads its process group. On
 * Windows, where neither /proc nor ps is there, it is 0: nothing is measured.
 */
export const treeBytes = async (pid: number): Promise<number> => {
  if (process.platform === 'linux') return linuxTreeBytes(pid);
  return process.platform === 'win32' ? 0 : groupBytes(pid);
};

/** The most that the process alone has ever held, in bytes; 0 where the system doesn't say. */
export const peakBytes = (pid: number): number =>
  process.platform === 'linux' ? statusBytes(pid, 'VmHWM') : 0;
