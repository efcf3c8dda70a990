import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../build/project-root.ts';
import { renderDecisionIndex } from '../../scripts/docs/decision-index.ts';
import { placeBetween } from '../../scripts/docs/place-between.ts';
import { renderSourcePicture } from '../../scripts/docs/source-picture.ts';
import { renderStateDiagrams } from '../../scripts/docs/state-diagrams.ts';

test.each([
  ['states/README.md', renderStateDiagrams],
  ['docs/decisions/README.md', renderDecisionIndex],
  ['docs/architecture.md', renderSourcePicture],
])(
  '%s is what `npm run docs` writes today',
  async (file, render) => {
    expect(await render()).toBe(readFileSync(join(projectRoot, file), 'utf8'));
  },
  30_000,
);

test('a document without a place for a drawing is named with what to add', () => {
  expect(() => placeBetween('# A page\n', 'src', 'drawing')).toThrow('<!-- diagram: src -->');
});
