import { defineConfig } from 'vitest/config';

interface ProjectOptions {
  readonly testTimeout?: number;
  readonly globalSetup?: string[];
  readonly isolate?: boolean;
}

/** The tests of a folder. Time limits end what hangs; no test is a measure of speed. */
const project = (
  name: string,
  { testTimeout = 180_000, globalSetup = [], isolate = false }: ProjectOptions = {},
) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    globalSetup,
    // The files of a folder share a process and its modules, which take longer to load than to test.
    isolate,
  },
});

export default defineConfig({
  test: {
    // By default, one core of two would stay idle.
    maxWorkers: '100%',
    reporters: ['default', './tests/support/durations-reporter.ts'],
    projects: [
      project('unit'),
      project('contracts', { isolate: true, globalSetup: ['tests/support/postgres-setup.ts'] }),
      project('local', { isolate: true, globalSetup: ['tests/support/postgres-setup.ts'] }),
      project('states'),
      project('infra', {
        isolate: true,
        testTimeout: 300_000,
        globalSetup: ['tests/infra/support/compile-service.ts'],
      }),
      project('e2e', { isolate: true, testTimeout: 300_000 }),
      // What takes longest of that, and is seldom touched: npm run test:long.
      project('long', { isolate: true, testTimeout: 300_000 }),
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // Hooks run in a browser, and functions as bundles in processes of their own: other tests run them.
      exclude: ['src/**/*.d.ts', 'src/console/**/use-*.ts', 'src/functions/**'],
      reporter: ['text-summary', 'html'],
      // A test that fails is told beside the figure, not instead of it.
      reportOnFailure: true,
      thresholds: { lines: 90 },
    },
  },
});
