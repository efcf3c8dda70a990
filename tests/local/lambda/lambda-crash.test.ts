import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./lambda-process.ts', import.meta.url));
const BUNDLE = `
import { spawn } from 'node:child_process';
export const handler = async () => {
  const child = spawn('sleep', ['60']);
  console.log(process.pid + ' ' + child.pid);
  await new Promise((done) => setTimeout(done, 60_000));
};
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.skipIf(process.platform === 'win32')(
  'a server that is killed leaves no function running, nor what it has started',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lambda-crash-'));
    const bundle = join(folder, 'index.mjs');
    await writeFile(bundle, BUNDLE);
    const server = spawn(process.execPath, [SCRIPT, bundle], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder },
    });
    const [line] = await once(server.stdout, 'data');
    const pids = String(line).trim().split(' ').map(Number);
    expect(pids.map(isRunning)).toEqual([true, true]);
    server.kill('SIGKILL');
    await expect.poll(() => pids.some(isRunning), { timeout: 20_000 }).toBe(false);
    await rm(folder, { recursive: true, force: true });
  },
);
