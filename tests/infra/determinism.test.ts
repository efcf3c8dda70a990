import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readFunctions } from '../../build/read-functions.ts';
import { compileService } from '../../scripts/package/package-service.ts';
import type { Template } from './support/template.ts';

const ELSEWHERE = { CONSOLE_ORIGIN: 'https://console.example.com' };

let again: string;
let elsewhere: string;
beforeAll(async () => {
  const folder = () => mkdtemp(join(tmpdir(), 'stepcast-package-'));
  [again, elsewhere] = await Promise.all([folder(), folder()]);
  await compileService(again);
  await compileService(elsewhere, 'dev', ELSEWHERE);
});
afterAll(() =>
  Promise.all([again, elsewhere].map((folder) => rm(folder, { recursive: true, force: true }))),
);

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

const deploymentsIn = (folder: string): string[] => {
  const { Resources } = JSON.parse(template(folder)) as Template;
  return Object.keys(Resources).filter((id) => id.startsWith('ApiDeployment'));
};

test('another origin of the console is another deployment of the API, and nothing else', () => {
  const [before] = deploymentsIn(again);
  const [after] = deploymentsIn(elsewhere);
  expect(before).toMatch(/^ApiDeployment[0-9a-f]{10}$/);
  expect(after).not.toBe(before);
  expect(template(elsewhere).replaceAll(after ?? '', before ?? '')).toBe(template(again));
});
