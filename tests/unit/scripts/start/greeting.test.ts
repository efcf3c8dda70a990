import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_DATA_DIR } from '../../../../scripts/command-line/data-dir.ts';
import { greeting } from '../../../../scripts/start/greeting.ts';

const greet = (dataDir: string): string =>
  greeting({
    ...{ addresses: {}, consoleUrl: 'http://127.0.0.1:4000', dataDir, apiKeyFile: 'secrets.json' },
    ...{ password: undefined, publicPort: undefined, connected: [], missingExports: [] },
    startedInMs: 1,
  });

it('proposes commands that find the stack', () => {
  expect(greet(resolve(DEFAULT_DATA_DIR))).toMatch(/npx stepcast shows +the shows/);
  expect(greet(join(process.cwd(), 'data'))).toMatch(/npx stepcast shows --data-dir data +the/);
  expect(greet(join(process.cwd(), "Mira's"))).toContain(
    `npx stepcast generate <show> --watch --data-dir 'Mira'\\''s'   makes an episode`,
  );
});
