// What each function's start costs in CPU: importing its bundle in a fresh process, beside what the
// smallest function takes in the same run, since machines differ.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { buildFunctions } from '../build/build-functions.ts';

const TURNS = 9;
const YARDSTICK = 'authorizeRequest';
const MOST = { api: 3, clips: 3, collectContent: 7, generateAudio: 7 } as const;

/** Milliseconds of CPU, user and system, that an import takes in a process of its own. */
const importCpuMs = (bundle: string): number => {
  const program = `const before = process.cpuUsage();
    await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`;
  const args = ['--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8', env: {} }));
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const functions = await buildFunctions();
const times = new Map<string, number[]>(functions.map(({ name }) => [name, []]));
// In turns, so that a busy second of the machine hits no function alone.
for (let turn = 0; turn < TURNS; turn++) {
  for (const { name, bundle } of functions) times.get(name)?.push(importCpuMs(bundle));
}

const cpuMs = (name: string): number => median(times.get(name) ?? []);
const ratio = (name: string): number => cpuMs(name) / cpuMs(YARDSTICK);
process.stdout.write(`CPU of an import, median of ${TURNS}, and times ${YARDSTICK}'s\n`);
for (const { name, sizeBytes } of functions) {
  const kilobytes = `${Math.round(sizeBytes / 1024)} KB`.padStart(8);
  const ms = `${cpuMs(name).toFixed(0)} ms`.padStart(8);
  process.stdout.write(
    `${name.padEnd(17)}${kilobytes}${ms}${ratio(name).toFixed(2).padStart(7)}\n`,
  );
}
for (const [name, most] of Object.entries(MOST)) {
  if (ratio(name) <= most) continue;
  process.stderr.write(
    `Importing ${name} costs ${ratio(name).toFixed(2)} times what ${YARDSTICK} costs; at most ${most} is promised.\n`,
  );
  process.exitCode = 1;
}
