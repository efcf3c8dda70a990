import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLogFiles, logFile } from '../../../local/logs/log-files.ts';
import { canMountDisks, mountSmallDisk, type SmallDisk } from '../../support/small-disk.ts';

const line = (text: string) => ({ functionName: 'api', text });

it('keeps lines where their owner alone can read them', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'logs-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'logs');
  const logs = createLogFiles(folder, () => undefined);
  logs.write(line('first'));
  await logs.close();
  expect(await readFile(logFile(folder, 'api'), 'utf8')).toMatch(/^\d{4}-\S+Z first\n$/);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(logFile(folder, 'api'))).mode & 0o777).toBe(0o600);
});

it.skipIf(!canMountDisks)('loses lines to a full disk, says so once, and goes on', async () => {
  const disk = mountSmallDisk(2) as SmallDisk;
  onTestFinished(() => disk.remove());
  const told: string[] = [];
  const logs = createLogFiles(disk.folder, (sentence) => told.push(sentence));
  logs.write(line('before'));
  const written = () => readFile(logFile(disk.folder, 'api'), 'utf8');
  await expect.poll(written).toContain('before');
  disk.fill();
  for (let n = 0; n < 3; n += 1) logs.write(line('x'.repeat(9_000)));
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatch(/can't be written: .*ENOSPC.*Lines are lost/);
  disk.free();
  await expect
    .poll(
      () => {
        logs.write(line('after'));
        return told;
      },
      { timeout: 10_000 },
    )
    .toHaveLength(2);
  expect(told[1]).toContain('Logs are kept again');
  await logs.close();
  expect(await written()).toContain('after');
});
