import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { projectRoot } from '../../build/project-root.ts';
import { type TestDuration, writeTestDurations } from '../../scripts/slowest/test-durations.ts';

const durationOf = (module: TestModule): TestDuration => {
  const { collectDuration, setupDuration, prepareDuration, duration } = module.diagnostic();
  return {
    loadMs: Math.round(collectDuration + setupDuration + prepareDuration),
    testsMs: Math.round(duration),
  };
};

/** Notes how long each file took, for `npm run slowest`. */
export default class DurationsReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    await writeTestDurations(
      Object.fromEntries(
        modules.map((module) => [
          relative(projectRoot, module.moduleId).replaceAll('\\', '/'),
          durationOf(module),
        ]),
      ),
    );
  }
}
