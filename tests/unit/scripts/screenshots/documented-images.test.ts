import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../../build/project-root.ts';
import { documentedImages } from '../../../../scripts/screenshots/documented-images.ts';

const MOST_BYTES = 1_600_000;
const docs = join(projectRoot, 'docs');

it('names what a document shows, each once', () => {
  const text = '![Shows](images/shows.png) ![](images/a-b.png) [not](images/c.png)';
  expect(documentedImages(`${text} ${text} ![far](https://a.test/images/d.png)`)).toEqual([
    'shows.png',
    'a-b.png',
  ]);
});

it('docs/console.md shows all images that there are, and they are small', async () => {
  const shown = documentedImages(await readFile(join(docs, 'console.md'), 'utf8'));
  const files = await readdir(join(docs, 'images'));
  expect(files.toSorted()).toEqual(shown.toSorted());
  const sizes = await Promise.all(files.map(async (name) => stat(join(docs, 'images', name))));
  expect(sizes.reduce((total, { size }) => total + size, 0)).toBeLessThan(MOST_BYTES);
});
