import { expect, it } from 'vitest';
import { slowestLines } from '../../../../scripts/slowest/test-durations.ts';

it('the slowest files are those that take longest to load and to run together', () => {
  const durations = {
    'tests/a.test.ts': { loadMs: 100, testsMs: 900 },
    'tests/b.test.ts': { loadMs: 2_000, testsMs: 500 },
    'tests/c.test.ts': { loadMs: 0, testsMs: 12_340 },
  };
  expect(slowestLines(durations, 2)).toEqual([
    '   12.3 s  tests/c.test.ts (0.0 s to load)',
    '    2.5 s  tests/b.test.ts (2.0 s to load)',
  ]);
});
