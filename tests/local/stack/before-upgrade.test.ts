import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepBeforeUpgrade } from '../../../local/stack/backup/before-upgrade.ts';
import { startDatabase, type TestDatabase } from '../../support/database.ts';

let dataDir: string;
let database: TestDatabase;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stepcast-upgrade-'));
  database = await startDatabase();
});
afterEach(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

it('keeps everything of the last two upgrades, secrets too, and of a journal whole lines', async () => {
  await writeFile(join(dataDir, 'secrets.json'), '{}');
  await mkdir(join(dataDir, 'sqs'));
  await writeFile(join(dataDir, 'sqs', 'journal.jsonl'), '{"n":1}\n{"n":2}\n{"n":');
  const folders = [];
  for (const day of [1, 2, 3]) {
    const now = new Date(Date.UTC(2026, 0, day, 8));
    folders.push(await keepBeforeUpgrade(dataDir, database.postgres.url, now));
  }
  expect(await readdir(join(dataDir, 'backups'))).toEqual([
    'before-upgrade-20260102T080000Z',
    'before-upgrade-20260103T080000Z',
  ]);
  const [, , last = ''] = folders;
  expect(await readdir(last)).toEqual(
    expect.arrayContaining(['backup.json', 'database', 'secrets.json', 'sqs']),
  );
  expect(await readFile(join(last, 'sqs', 'journal.jsonl'), 'utf8')).toBe('{"n":1}\n{"n":2}\n');
});

it('leaves nothing half done, and says what to do, when there is no room for it', async () => {
  // A file where a folder is wanted stands for a disk that refuses.
  await mkdir(join(dataDir, 'backups', '.before-upgrade-20260101T080000Z'), { recursive: true });
  await writeFile(join(dataDir, 'backups', '.before-upgrade-20260101T080000Z', 'database'), '');
  const now = new Date(Date.UTC(2026, 0, 1, 8));
  await expect(keepBeforeUpgrade(dataDir, database.postgres.url, now)).rejects.toThrow(
    'Nothing was migrated',
  );
  expect(await readdir(join(dataDir, 'backups'))).toEqual([]);
});
