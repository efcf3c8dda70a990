import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';

/** How long a test file took when it last ran: loading it, and its hooks and tests. */
export interface TestDuration {
  readonly loadMs: number;
  readonly testsMs: number;
}

/** By the file's path below the project. */
export type TestDurations = Readonly<Record<string, TestDuration>>;

const FILE = join(projectRoot, 'out', 'test-durations.json');

/** What is known of the files that there still are; nothing before the first run. */
export const readTestDurations = async (): Promise<TestDurations> => {
  if (!existsSync(FILE)) return {};
  const known = JSON.parse(await readFile(FILE, 'utf8')) as TestDurations;
  return Object.fromEntries(
    Object.entries(known).filter(([file]) => existsSync(join(projectRoot, file))),
  );
};

/** Keeps what a run measured beside what earlier ones did of other files. */
export const writeTestDurations = async (measured: TestDurations): Promise<void> => {
  const known = await readTestDurations();
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(FILE, `${JSON.stringify({ ...known, ...measured }, null, 2)}\n`);
};

/** The slowest files first, a line each. */
export const slowestLines = (durations: TestDurations, count: number): string[] =>
  Object.entries(durations)
    .map(([file, { loadMs, testsMs }]) => ({ file, loadMs, testsMs, totalMs: loadMs + testsMs }))
    .sort((a, b) => b.totalMs - a.totalMs)
    .slice(0, count)
    .map(({ file, loadMs, totalMs }) => {
      const seconds = (ms: number) => (ms / 1000).toFixed(1);
      return `${seconds(totalMs).padStart(7)} s  ${file} (${seconds(loadMs)} s to load)`;
    });
