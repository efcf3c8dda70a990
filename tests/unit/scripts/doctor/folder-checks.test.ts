import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diagnose } from '../../../../scripts/cli/doctor/check.ts';
import { diskCheck, rightsCheck } from '../../../../scripts/cli/doctor/folder-checks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('finds secrets that others may read, and a full disk', async () => {
  const file = join(folder, 'secrets.json');
  await writeFile(file, '{}', { mode: 0o600 });
  const look = (leastBytes?: number) =>
    diagnose([rightsCheck(folder), diskCheck(folder, leastBytes)]);
  expect((await look(1)).map(({ ok }) => ok)).toEqual([true, true]);
  await chmod(file, 0o644);
  expect(await look(Number.MAX_SAFE_INTEGER)).toMatchObject([
    { ok: false, remedy: `chmod 600 ${file}` },
    { ok: false, remedy: expect.stringContaining('Make room') },
  ]);
});

it('tells of a check that can’t be made, and makes the others', async () => {
  const [rights, disk] = await diagnose([rightsCheck(folder), diskCheck(folder, 1)]);
  expect(rights).toMatchObject({ ok: false, remedy: expect.stringContaining('npm start') });
  expect(disk).toMatchObject({ ok: true });
});
