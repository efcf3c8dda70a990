import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readFunctions } from '../../build/read-functions.ts';
import { compileService } from '../../scripts/package/package-service.ts';

let again: string;
beforeAll(async () => {
  again = await mkdtemp(join(tmpdir(), 'stepcast-package-'));
  await compileService(again);
});
afterAll(() => rm(again, { recursive: true, force: true }));

// Where an archive is uploaded to carries the time of packaging.
const template = (folder: string): string =>
  readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8').replace(
    /\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/g,
    '<time>',
  );

const digest = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

test('packaging twice gives the same template', () => {
  expect(template(again)).toBe(template(inject('packageFolder')));
});

test('packaging twice gives the same archives, byte for byte', async () => {
  const archives = readdirSync(again).filter((file) => file.endsWith('.zip'));
  expect(archives).toHaveLength((await readFunctions()).length);
  for (const archive of archives) {
    expect(digest(join(again, archive)), archive).toBe(
      digest(join(inject('packageFolder'), archive)),
    );
  }
});
