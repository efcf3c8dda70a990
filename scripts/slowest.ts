import { readTestDurations, slowestLines } from './slowest/test-durations.ts';
import { printText } from './terminal/print.ts';

const COUNT = 10;

const lines = slowestLines(await readTestDurations(), COUNT);
if (lines.length === 0) {
  printText('No test has been timed yet. Run npm test first.', process.stderr);
  process.exitCode = 1;
} else {
  printText(`The slowest test files, each as it last ran:\n${lines.join('\n')}`);
}
