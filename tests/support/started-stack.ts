import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';

/** What a program wrote, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = projectRoot) => {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, STEPCAST_URL: '', STEPCAST_API_KEY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    written.stdout += data;
  });
  child.stderr.on('data', (data) => {
    written.stderr += data;
  });
  return { child, written };
};

/** `npx stepcast …` against the stack of a data folder, or with the given environment against a stage. */
export const stepcast = async (
  dataDir: string | undefined,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
  cwd = projectRoot,
): Promise<Ended> => {
  const where = dataDir === undefined ? [] : ['--data-dir', dataDir];
  const program = join(projectRoot, 'scripts', 'stepcast.mjs');
  const { child, written } = run([program, ...args, ...where], env, cwd);
  const [code] = await once(child, 'close');
  return { code, ...written };
};

/** `npm start` as a process of its own. */
export const startProcess = (args: readonly string[]) => {
  const { child, written } = run([join('scripts', 'start.ts'), ...args]);
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, ...written }));
  const up = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (written.stdout.includes('npx stepcast generate')) resolve(written.stdout);
    });
    ended.then(() => reject(new Error(`npm start ended: ${written.stdout}${written.stderr}`)));
  });
  // Whoever expects it to be refused waits for the end alone.
  up.catch(() => undefined);
  /** What it has written to stdout so far. */
  const said = () => written.stdout;
  return { child: child as ChildProcess, up, ended, said };
};
