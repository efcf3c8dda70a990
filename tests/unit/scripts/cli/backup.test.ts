import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../../../scripts/cli/commands/home/backup.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const view = { update: () => undefined, clear: () => undefined } as unknown as Parameters<
  typeof makeBackup
>[0]['view'];

test('a backup into a folder that is not there, or over a file, is refused by name', async () => {
  const missing = join(folder, 'nowhere', 'backup.zip');
  await expect(makeBackup({ view }, missing, { dataDir: folder })).rejects.toThrow(
    `There is no folder ${join(folder, 'nowhere')}. Make it, or give another one.`,
  );
  const taken = join(folder, 'taken.zip');
  await writeFile(taken, '');
  await expect(makeBackup({ view }, taken, { dataDir: folder })).rejects.toThrow(
    `${taken} is there already.`,
  );
  expect(await readdir(folder)).toEqual(['taken.zip']);
});
