import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measurement } from './step-functions/measure.ts';
import { EXECUTIONS, STATES } from './step-functions/workload.ts';

const run = async (script: string, ...args: string[]): Promise<Measurement> => {
  const file = join(import.meta.dirname, 'step-functions', script);
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', file, ...args]);
  return JSON.parse(stdout) as Measurement;
};

/** The better of two processes, taken in turns, so that a busy minute hits no engine alone. */
const better = (a: Measurement, b: Measurement): Measurement => ({
  wallMs: Math.min(a.wallMs, b.wallMs),
  cpuMs: Math.min(a.cpuMs, b.cpuMs),
  right: Math.min(a.right, b.right),
  peakBytes: Math.min(a.peakBytes, b.peakBytes),
  keptBytes: Math.min(a.keptBytes, b.keptBytes),
});

const ENGINES = [
  { name: 'aws-local-stepfunctions 3.0.0', run: () => run('run-npm-engine.ts') },
  { name: 'embedded, journal in memory', run: () => run('run-embedded.ts', 'memory') },
  { name: 'embedded, journal on disk', run: () => run('run-embedded.ts', 'disk') },
];

const first: Measurement[] = [];
for (const engine of ENGINES) first.push(await engine.run());
const measured: Measurement[] = [];
for (const [index, engine] of ENGINES.entries()) {
  measured.push(better(first[index] as Measurement, await engine.run()));
}

const statesPerSecond = ({ wallMs }: Measurement): number => (EXECUTIONS * STATES * 1000) / wallMs;
const [base, memory] = measured as [Measurement, Measurement, Measurement];

const cell = (text: string): string => text.padStart(14);
const row = (name: string, one: Measurement): string =>
  [
    name.padEnd(30),
    cell(`${one.right}/${EXECUTIONS}`),
    cell(statesPerSecond(one).toFixed(0)),
    cell(`${(statesPerSecond(one) / statesPerSecond(base)).toFixed(2)}×`),
    cell(((one.cpuMs * 1000) / (EXECUTIONS * STATES)).toFixed(1)),
    cell((one.peakBytes / EXECUTIONS / 1024).toFixed(1)),
    cell((one.keptBytes / EXECUTIONS / 1024).toFixed(1)),
  ].join('');
const TITLES = ['right', 'states/s', 'ratio', 'CPU µs/state', 'peak KiB/run', 'kept KiB/run'];

process.stdout.write(
  `${EXECUTIONS} executions of ${STATES} states at once, each engine in a process of its own, best of ten rounds.\n`,
);
process.stdout.write(`${'engine'.padEnd(30)}${TITLES.map(cell).join('')}\n`);
for (const [index, one] of measured.entries()) {
  process.stdout.write(`${row(ENGINES[index]?.name ?? '', one)}\n`);
}

const complete = measured.every(({ right }) => right === EXECUTIONS);
if (!complete || statesPerSecond(memory) < statesPerSecond(base)) {
  process.stderr.write(
    'An engine lost executions, or the embedded one is slower than the other.\n',
  );
  process.exitCode = 1;
}
