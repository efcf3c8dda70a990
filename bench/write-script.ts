// The built-in writer on windows of up to 1,000 posts, each in a process of its own, bundled: CPU seconds, as a
// multiple of counting the words of the larger window a hundred times too, and the process's largest size.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { aBusyWindow } from './write-script/a-thousand-posts.ts';

const MOST_SECONDS = 4;
const MOST_MEGABYTES = 256;
/** Four times the posts; quadratic work would take sixteen times as long. */
const MOST_GROWTH = 8;

const print = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(join(tmpdir(), 'stepcast-bench-write-script-'));

/** As it is deployed: one file, without the compiler's own memory. */
const program = join(folder, 'run-once.cjs');
await build({
  entryPoints: [join(import.meta.dirname, 'write-script/run-once.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  logLevel: 'error',
});

const write = (posts: number): { seconds: number; megabytes: number } => {
  const file = join(folder, `${posts}.json`);
  writeFileSync(file, JSON.stringify(aBusyWindow(posts)));
  const { stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  if (stdout === '') throw new Error(`No script of ${posts} posts: ${stderr}`);
  return JSON.parse(stdout);
};

const countWords = (): number => {
  const texts = Object.values(aBusyWindow(1000).results).flatMap((posts) =>
    posts.map(({ text }) => text),
  );
  const counts = new Map<string, number>();
  const before = process.cpuUsage();
  for (let round = 0; round < 100; round += 1) {
    for (const text of texts) {
      for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

try {
  const [few, some, many] = [write(5), write(250), write(1000)];
  const baseline = countWords();
  for (const [posts, { seconds, megabytes }] of [
    [5, few],
    [250, some],
    [1000, many],
  ] as const) {
    const times = (seconds / baseline).toFixed(2);
    print(
      `${String(posts).padStart(5)} posts  ${seconds.toFixed(2)} s of CPU  ${times} × counting words  ${Math.round(megabytes)} MB`,
    );
  }
  const growth = (many.seconds - few.seconds) / (some.seconds - few.seconds);
  print(
    `1,000 posts take ${growth.toFixed(1)} × as long as 250 (at most ${MOST_GROWTH}), at most ${MOST_SECONDS} s and ${MOST_MEGABYTES} MB`,
  );
  if (many.seconds > MOST_SECONDS || many.megabytes > MOST_MEGABYTES || growth > MOST_GROWTH) {
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
