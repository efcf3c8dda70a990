import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../build/project-root.ts';
import { documentedImages } from './screenshots/documented-images.ts';
import { printText } from './terminal/print.ts';

const TESTS = ['every-page.test.ts', 'at-home.test.ts'];
const DOCS = join(projectRoot, 'docs');

const names = documentedImages(await readFile(join(DOCS, 'console.md'), 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'stepcast-screenshots-'));
try {
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(projectRoot, 'tests', 'browser', 'vitest.config.ts');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...TESTS], {
    stdio: 'inherit',
    env: { ...process.env, SCREENSHOTS_DIR: folder },
  });
  if (status === 0) {
    const images = join(DOCS, 'images');
    await rm(images, { recursive: true, force: true });
    await mkdir(images);
    for (const name of names) await copyFile(join(folder, name), join(images, name));
    printText(`${names.length} images are in docs/images.`);
  } else {
    printText('docs/images stays as it was: the browser tests failed.', process.stderr);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
