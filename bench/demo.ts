// Where the time of `npm run demo` goes: the seconds of each stretch, and the CPU of each process.
// Reads /proc, so it needs Linux. The first run warms up: it builds what has to be built.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { watchProcesses } from './demo/watch-processes.ts';

const ROOT = join(import.meta.dirname, '..');
const MOST_SECONDS = 10;

interface DemoRun {
  readonly seconds: number;
  /** Seconds from the command to what it printed, by the line. */
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  readonly states: readonly { name: string; enteredAt: string; exitedAt: string }[];
  readonly startedAt: number;
  /** CPU seconds by what ran. */
  readonly cpu: ReadonlyMap<string, number>;
}

const run = async (out: string): Promise<DemoRun> => {
  const startedAt = Date.now();
  const args = ['scripts/run.mjs', 'demo.ts', '--json', '--out', out];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const watched = watchProcesses(child.pid ?? 0);
  const lines: { at: number; text: string }[] = [];
  let answer = '';
  const elapsed = () => (Date.now() - startedAt) / 1000;
  createInterface(child.stderr).on('line', (text) => lines.push({ at: elapsed(), text }));
  createInterface(child.stdout).on('line', (text) => {
    answer = text;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`The demo failed:\n${lines.map(({ text }) => text).join('\n')}\n${answer}`);
  }
  const { states } = JSON.parse(answer);
  return { seconds: elapsed(), lines, states, startedAt, cpu: watched.stop() };
};

const print = (line: string) => process.stdout.write(`${line}\n`);
const row = (what: string, seconds: number) =>
  print(`  ${what.padEnd(40)}${seconds.toFixed(2).padStart(7)} s`);
const secondsBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

const folder = await mkdtemp(join(tmpdir(), 'stepcast-bench-'));
try {
  const busy = loadavg()[0] ?? Number.NaN;
  await run(join(folder, 'first'));
  const { seconds, lines, states, startedAt, cpu } = await run(join(folder, 'second'));
  print(`The second start, ${busy.toFixed(1)} cores busy in the minute before the first.`);
  const upAt = lines.find(({ text }) => text.startsWith('The stack is up'))?.at ?? Number.NaN;
  const first = states[0]?.enteredAt ?? '';
  const last = states.at(-1)?.exitedAt ?? '';
  row('loading and starting the stack', upAt);
  row('the show, and the call that starts', (Date.parse(first) - startedAt) / 1000 - upAt);
  for (const { name, enteredAt, exitedAt } of states) {
    row(name, secondsBetween(enteredAt, exitedAt));
  }
  const madeAt = lines.find(({ text }) => / made in [\d.]+ s\.$/.test(text))?.at ?? Number.NaN;
  row('fetching the files', madeAt - (Date.parse(last) - startedAt) / 1000);
  row('from the command to the episode', madeAt);
  row('stopping', seconds - madeAt);
  print('CPU, user and system:');
  for (const [what, used] of [...cpu].sort(([, a], [, b]) => b - a)) row(what, used);
  row(
    'in all',
    [...cpu.values()].reduce((sum, used) => sum + used, 0),
  );
  if (!(madeAt <= MOST_SECONDS) && busy < 0.5) {
    process.stderr.write(
      `The demo takes more than ${MOST_SECONDS} s from the command to the episode.\n`,
    );
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
