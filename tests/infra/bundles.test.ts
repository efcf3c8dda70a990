import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { buildConsole } from '../../build/build-console.ts';
import { projectRoot } from '../../build/project-root.ts';
import { readFunctions } from '../../build/read-functions.ts';
import { listArchive } from './support/list-archive.ts';

const KB = 1024;
const MOST_OF_CONSOLE = 225_000;

const STATIC = /(?:^|[;}\n])\s*(?:import|export)\b[^;"'()]*?["']([^"']+)["']/g;
/** How esbuild names modules; other strings of a bundle's code may look like imports. */
const MODULE = /^\.{1,2}\/([\w.-]+\/)*([\w.-]+-[A-Z0-9]{8}\.m?js|index\.mjs)$/;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** The modules of one's own that a module names, by a static or a dynamic import. */
const namedIn = (path: string, pattern: RegExp): string[] =>
  [...readFileSync(path, 'utf8').matchAll(pattern)]
    .map(([, specifier]) => specifier ?? '')
    .filter((specifier) => MODULE.test(specifier))
    .map((specifier) => join(dirname(path), specifier));

/** A module and all that is loaded with it. */
const loadedWith = (path: string, ...patterns: readonly RegExp[]): string[] => {
  const loaded = new Set([path]);
  for (const module of loaded) {
    for (const pattern of patterns) {
      for (const named of namedIn(module, pattern)) loaded.add(named);
    }
  }
  return [...loaded];
};

const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + readFileSync(path).length, 0);

const functions = await readFunctions();

test.each(functions)(
  'the archive of $name holds what its entry imports, at once or later, and nothing else',
  ({ name, bundle }) => {
    const imported = loadedWith(bundle, STATIC, DYNAMIC).map((path) =>
      path.slice(projectRoot.length + 1),
    );
    const archive = join(inject('packageFolder'), `${name}.zip`);
    expect(listArchive(archive).sort()).toEqual(imported.sort());
  },
);

test('the API loads no SDK but the database’s before a request needs it', () => {
  const api = functions.find(({ name }) => name === 'api');
  const atOnce = loadedWith(api?.bundle ?? '', STATIC);
  const text = atOnce.map((path) => readFileSync(path, 'utf8')).join('');
  expect(text).toContain('node_modules/@supabase/supabase-js/');
  expect(text).not.toMatch(/node_modules\/(@aws-sdk|@smithy|@google-cloud|google-gax)\//);
  expect(bytesOf(atOnce)).toBeLessThan(1_640 * KB);
});

test('clips load no SDK but the database’s before a request needs it', () => {
  const clips = functions.find(({ name }) => name === 'clips');
  const atOnce = loadedWith(clips?.bundle ?? '', STATIC);
  const text = atOnce.map((path) => readFileSync(path, 'utf8')).join('');
  expect(text).not.toMatch(/node_modules\/(@aws-sdk|@smithy|@google-cloud|google-gax)\//);
  expect(bytesOf(atOnce)).toBeLessThan(1_300 * KB);
});

test('zod brings its messages in English alone', () => {
  for (const { name, bundle } of functions) {
    const text = loadedWith(bundle, STATIC, DYNAMIC)
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
    expect(text, name).toContain('node_modules/zod/v4/locales/en.js');
    expect(text, name).not.toContain('node_modules/zod/v4/locales/de.js');
  }
});

test('what a browser loads before the console’s first page is at most 225 KB', async () => {
  const { folder, files } = await buildConsole();
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, name]) => name ?? '');
  const styles = [...page.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  const preloads = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect([scripts.length, styles.length]).toEqual([1, 1]);
  const atOnce = scripts.flatMap((name) => loadedWith(join(folder, name), STATIC));
  expect(preloads.map((name) => join(folder, name)).sort()).toEqual(atOnce.slice(1).sort());
  const first = [...atOnce, ...styles.map((name) => join(folder, name))];
  expect(bytesOf(first)).toBeLessThanOrEqual(MOST_OF_CONSOLE);
  // And the pages that few open are files of their own.
  const all = files.map(({ name }) => name);
  for (const name of [
    'new-show-page',
    'show-settings-page',
    'script-page',
    'execution-page',
    'webhooks-page',
  ]) {
    const file = all.find((candidate) => candidate.startsWith(`${name}-`));
    expect(file, name).toBeDefined();
    expect(first).not.toContain(join(folder, file ?? ''));
  }
});
