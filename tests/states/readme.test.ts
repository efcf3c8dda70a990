import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderReadme } from '../../scripts/state-diagrams.ts';

it('draws the diagrams of the definitions as they are: `npm run diagrams` has been run', () => {
  const readme = readFileSync(new URL('../../states/README.md', import.meta.url), 'utf8');
  expect(renderReadme()).toBe(readme);
});
