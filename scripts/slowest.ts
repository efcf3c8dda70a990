import { readTestDurations, slowestLines } from './slowest/test-durations.ts';

const COUNT = 10;

const lines = slowestLines(await readTestDurations(), COUNT);
if (lines.length === 0) {
  console.error('No test has been timed yet. Run npm test first.');
  process.exitCode = 1;
} else {
  console.log(`The slowest test files, each as it last ran:\n${lines.join('\n')}`);
}
