import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout = 10_000) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('contracts', 60_000),
      project('states', 60_000),
      project('infra', 120_000),
      project('e2e', 180_000),
    ],
  },
});
