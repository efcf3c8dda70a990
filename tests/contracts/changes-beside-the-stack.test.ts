import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectionsAt, removeConnection } from '../../scripts/cli/commands/home/connect.ts';
import {
  changesFile,
  handOverChanges,
  noteChange,
} from '../../scripts/connections/changes-to-enter.ts';
import { openConnections } from '../../scripts/connections/kept-connections.ts';
import { enterChanges } from '../../scripts/start/enter-changes.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await startDatabase();
  folder = await mkdtemp(join(tmpdir(), 'stepcast-changes-'));
});
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const entries = () =>
  database.supabase.query<Record<string, unknown>>(
    `select at, caller_kind, caller_name, action, subject_kind, subject_id
     from public.audit_entries where subject_kind = 'connection' order by id`,
  );

test('what the command line connects stands in the audit of the stack that starts next, once', async () => {
  await openConnections(folder, undefined).write({ gemini: { GEMINI_API_KEY: 'a-key' } });
  const before = new Date();
  // Both in one millisecond: their order is that of their lines.
  vi.setSystemTime(before);
  await removeConnection(connectionsAt(folder, {}), 'gemini');
  await noteChange(folder, 'connection.changed', 'telegram');
  vi.useRealTimers();
  const started = new Date();

  // A stack that is killed between the two leaves what it had taken.
  const failure = new Error('killed');
  await expect(handOverChanges(folder, () => Promise.reject(failure))).rejects.toBe(failure);
  const told: string[] = [];
  const entered = await enterChanges(database.supabase, folder, (sentence) => told.push(sentence));
  const found = await entries();
  expect(found).toMatchObject([
    { action: 'connection.removed', subject_id: 'gemini', caller_kind: 'person' },
    { action: 'connection.changed', subject_id: 'telegram', caller_kind: 'person' },
  ]);
  expect(found[0]?.['caller_name']).toBe(`${userInfo().username} (command line)`);
  const at = found[0]?.['at'] as Date;
  expect(at >= before && at <= started).toBe(true);
  expect(await readdir(folder)).toEqual(['connections.json']);

  // And what is connected while it runs.
  await noteChange(folder, 'connection.removed', 'telegram');
  await vi.waitFor(async () => expect(await entries()).toHaveLength(3), { timeout: 10_000 });
  entered.close();
  expect(told).toEqual([]);
});

test('what is read twice is entered once', async () => {
  await noteChange(folder, 'connection.changed', 'gemini');
  const lines: unknown[] = [];
  await handOverChanges(folder, async (changes) => void lines.push(...changes));
  const { length } = await entries();
  for (let time = 0; time < 2; time += 1) {
    await appendFile(changesFile(folder), `${JSON.stringify(lines[0])}\n`);
    (await enterChanges(database.supabase, folder, () => undefined)).close();
  }
  expect(await entries()).toHaveLength(length + 1);
});
