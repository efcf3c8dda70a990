import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBuildRecords } from '../../../build/build-records.ts';

let root: string;
const OPTIONS = { folder: 'dist/built', basis: ['build'] };
const open = () => createBuildRecords({ root, ...OPTIONS });

const AN_HOUR_AGO = Date.now() / 1000 - 3600;
/** Writes a file, as somebody did an hour ago. */
const put = async (path: string, text: string): Promise<void> => {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await utimes(file, AN_HOUR_AGO, AN_HOUR_AGO);
};

const INPUTS = ['src/entry.ts', 'src/part.ts', 'node_modules/pack/index.js'];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stepcast-build-'));
  for (const path of INPUTS) await put(path, `the content of ${path}`);
  await put('node_modules/.package-lock.json', '{}');
  await put('build/options.ts', 'minify: false');
  await put('dist/entry/index.mjs', 'bundled');
  await open().note('entry', {
    startedAt: Date.now() - 1000,
    inputs: INPUTS,
    outputs: ['dist/entry/index.mjs'],
  });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const isFresh = async (): Promise<boolean> => (await open().find('entry')).isFresh;

test('a build is fresh while nothing has changed, whoever asks', async () => {
  expect(await open().find('entry')).toEqual({ isFresh: true, outputs: ['dist/entry/index.mjs'] });
});

test('a build that nobody noted is not fresh', async () => {
  expect(await open().find('another')).toEqual({ isFresh: false, outputs: [] });
});

test('a source that was saved without a change leaves it fresh', async () => {
  await writeFile(join(root, 'src/part.ts'), 'the content of src/part.ts');
  expect(await isFresh()).toBe(true);
});

test.each([
  [
    'a source is changed, its size and time as before',
    () => put('src/part.ts', 'the CONTENT of src/part.ts'),
  ],
  ['a source is removed', () => rm(join(root, 'src/part.ts'))],
  ['a package is changed', () => put('node_modules/pack/index.js', 'another version')],
  ['a package is installed', () => put('node_modules/.package-lock.json', '{ "pack": 2 }')],
  ['the options of the build are changed', () => put('build/options.ts', 'minify: true')],
  ['the code that builds gets another file', () => put('build/plugin.ts', 'export {}')],
  ['what was built is removed', () => rm(join(root, 'dist'), { recursive: true })],
  ['a part of it is removed', () => rm(join(root, 'dist/entry/index.mjs'))],
  ['what was built is changed', () => put('dist/entry/index.mjs', 'BUNDLED')],
  ['its record is of another version', () => put('dist/built/entry.json', '{ "key": 1 }')],
] as const)('a build is not fresh when %s', async (_, change) => {
  await change();
  expect(await isFresh()).toBe(false);
});

test('a source that changed while it was built is built again', async () => {
  const startedAt = Date.now() - 2000;
  await writeFile(join(root, 'src/part.ts'), 'changed after the bundler had read it');
  await open().note('entry', { startedAt, inputs: INPUTS, outputs: ['dist/entry/index.mjs'] });
  expect(await isFresh()).toBe(false);
});
