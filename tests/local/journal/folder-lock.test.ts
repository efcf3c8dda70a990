import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../../local/journal/index.ts';

const MODULE = join(import.meta.dirname, '../../../local/journal/index.ts');

let folder: string;
let children: ChildProcess[] = [];
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'folder-lock-')), 'data');
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(join(folder, '..'), { recursive: true, force: true });
});

/** A process that tries to take the folder, says whether it could, and lives on. */
const tryElsewhere = async () => {
  // What it holds is referred to by nothing, and memory is cleared before it says what it got.
  const script = `
    const { lockFolder } = await import(process.argv[1]);
    let said = 'taken';
    try { lockFolder(process.argv[2]); } catch (error) { said = error.name; }
    setTimeout(() => { gc(); setTimeout(() => console.log(said), 50); });
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', script, MODULE, folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { said: String(said).trim(), child, gone: once(child, 'exit') };
};

it('gives a folder to one of many processes that want it at once, and again when that is killed', async () => {
  const wanting = await Promise.all(Array.from({ length: 4 }, tryElsewhere));
  expect(wanting.map(({ said }) => said).sort()).toEqual([
    ...['FolderInUse', 'FolderInUse', 'FolderInUse'],
    'taken',
  ]);
  const holder = wanting.find(({ said }) => said === 'taken');
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`in use by process ${holder?.child.pid}`);
  for (const { child } of wanting) child.kill('SIGKILL');
  await Promise.all(wanting.map(({ gone }) => gone));
  lockFolder(folder).release();
});

it('makes the folder for its owner alone, and lets it go', async () => {
  const lock = lockFolder(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, '.lock'))).mode & 0o777).toBe(0o600);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  lock.release();
  lockFolder(folder).release();
});
