import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 10_000, globalSetup: string[] = []) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: 60_000,
    globalSetup,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('contracts', 60_000, ['tests/support/postgres-setup.ts']),
      project('local', 60_000, ['tests/support/postgres-setup.ts']),
      project('states', 60_000),
      project('infra', 120_000, ['tests/infra/support/compile-service.ts']),
      project('e2e', 180_000),
    ],
  },
});
