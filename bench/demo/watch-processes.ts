import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU in hundredths of a second (proc_pid_stat(5), CLK_TCK). */
const TICKS_PER_SECOND = 100;
const EVERY_MS = 50;

interface Seen {
  readonly parent: number;
  readonly what: string;
  /** Seconds of its own, and of its children that have ended and were waited for. */
  readonly own: number;
  readonly ended: number;
}

type Sampled = Seen & { readonly sample: number };

/** What a person calls a process, by its command line. */
const nameOf = (command: readonly string[]): string => {
  const text = command.join(' ');
  const lambda = /dist\/(\w+)\/index\.mjs/.exec(text)?.[1];
  if (lambda) return `Lambda ${lambda}, its tools included`;
  if (text.includes('esbuild')) return 'esbuild';
  if (/postgres|initdb/.test(text)) return 'PostgreSQL';
  if (text.includes('scripts/run.mjs demo.ts')) return 'the stack itself';
  return command[0]?.split('/').at(-1) ?? 'unknown';
};

const look = (pid: number): Seen | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = (at: number) => Number(fields[at]) / TICKS_PER_SECOND;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return {
      parent: Number(fields[1]),
      what: nameOf(command),
      own: ticks(11) + ticks(12),
      ended: ticks(13) + ticks(14),
    };
  } catch {
    // It has ended since its number was read.
    return undefined;
  }
};

/** Watches a process and all that it starts; `stop` answers their CPU seconds by what they are. */
export const watchProcesses = (root: number): { stop(): ReadonlyMap<string, number> } => {
  const seen = new Map<number, Sampled>();
  let samples = 0;
  const isOurs = (pid: number, parent: number): boolean =>
    pid === root || seen.has(pid) || seen.has(parent);
  const sample = () => {
    samples += 1;
    // In ascending order, so that mostly a parent comes before its children.
    const pids = readdirSync('/proc')
      .map(Number)
      .filter(Boolean)
      .sort((a, b) => a - b);
    for (const pid of pids) {
      const now = look(pid);
      if (!now || !isOurs(pid, now.parent)) continue;
      // What has ended but wasn't waited for has no command line any more.
      const what = now.what === '' ? (seen.get(pid)?.what ?? '') : now.what;
      seen.set(pid, { ...now, what, sample: samples });
    }
  };
  /** What a process and its children used. Those too short to be seen stand in its `ended`. */
  const usedBy = (pid: number): number => {
    const process = seen.get(pid);
    if (!process) return 0;
    const children = [...seen].filter(([, { parent }]) => parent === pid);
    const used = (hasEnded: boolean) =>
      children
        .filter(([, child]) => child.sample < process.sample === hasEnded)
        .reduce((sum, [child]) => sum + usedBy(child), 0);
    return process.own + Math.max(process.ended, used(true)) + used(false);
  };
  sample();
  const timer = setInterval(sample, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      const sums = new Map<string, number>();
      for (const [pid, { parent, what, own }] of seen) {
        if (pid !== root && parent !== root) continue;
        sums.set(what, (sums.get(what) ?? 0) + (pid === root ? own : usedBy(pid)));
      }
      return sums;
    },
  };
};
