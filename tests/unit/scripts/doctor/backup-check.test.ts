import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupCheck } from '../../../../scripts/cli/doctor/backup-check.ts';
import { diagnose } from '../../../../scripts/cli/doctor/check.ts';
import { noteBackup } from '../../../../scripts/cli/last-backup.ts';

const DAY_MS = 24 * 3_600_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-doctor-'));
  await writeFile(join(folder, 'secrets.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

/** What is found so many days from now. */
const look = async (days: number) =>
  (await diagnose([backupCheck(folder, () => Date.now() + days * DAY_MS)]))[0];

it('lets a young stack be without, and an old one not', async () => {
  expect(await look(1)).toMatchObject({ ok: true });
  expect(await look(15)).toMatchObject({
    ok: false,
    found: 'There is none.',
    remedy: expect.stringContaining('npx stepcast backup'),
  });
});

it('tells how old the newest is, and whether it is still there', async () => {
  const file = join(folder, 'backup.zip');
  await writeFile(file, '');
  await noteBackup(folder, { file, createdAt: new Date().toISOString() });
  expect(await look(1.5)).toMatchObject({ ok: true, found: `The newest is a day old: ${file}.` });
  expect(await look(20)).toMatchObject({
    ok: false,
    found: expect.stringContaining('20 days old'),
  });
  await rm(file);
  expect(await look(1)).toMatchObject({
    ok: false,
    found: expect.stringContaining('no longer at'),
  });
});
