import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { startPostgres } from '../../local/postgres/index.ts';
import { migrateTemplate } from '../support/postgres-setup.ts';
import type { PlannedFault } from './fault-plan.ts';
import { MENDS, type Mend } from './mends.ts';
import { playInProcess } from './play-in-process.ts';
import { replaySchedule, type ScheduleResult } from './run-schedule.ts';
import { openStage } from './stage.ts';
import type { WorkerReport, WorkerTask } from './worker.ts';

interface Options {
  readonly schedules: number;
  readonly seed: string;
  readonly json?: true;
  readonly undo?: Mend;
  readonly replay?: string;
  readonly faults?: readonly PlannedFault[];
}

const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number from 1 to 9,999,999.');
};
const aMend = (text: string): Mend => {
  if (text in MENDS) return text as Mend;
  throw new InvalidArgumentError(`It must be one of ${Object.keys(MENDS).join(', ')}.`);
};
const listOfFaults = (text: string): PlannedFault[] => {
  try {
    return JSON.parse(text) as PlannedFault[];
  } catch {
    throw new InvalidArgumentError('It must be the list that a failure was printed with.');
  }
};

/** Where files cost least: in memory, where the machine has such a folder. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const options = new Command('faults')
  .description(
    'Plays whole schedules with seeded faults on the virtual clock: all six machines, the real tasks, the real database.',
  )
  .option('--schedules <n>', 'how many', wholeNumber, 1000)
  .option('--seed <text>', 'what decides everything', '1')
  .option(
    '--undo <mend>',
    `with a mend undone, to see that schedules find it: ${Object.keys(MENDS).join(', ')}`,
    aMend,
  )
  .option('--json', 'one JSON object as the last line')
  .option('--replay <seed>', 'one schedule again, by the seed it was printed with')
  .option('--faults <list>', 'with --replay: exactly these faults', listOfFaults)
  .parse()
  .opts<Options>();

const describe = ({ seed, faults, violations }: ScheduleResult): string => {
  const lines = violations.map((violation) => `  violated: ${violation}`);
  const steps = faults.map(({ place, fault }) => `  fault: ${fault} at ${place}`);
  const undone = options.undo === undefined ? '' : ` --undo ${options.undo}`;
  const again = `npm run faults -- --replay ${seed} --faults '${JSON.stringify(faults)}'${undone}`;
  return [`Schedule ${seed} failed:`, ...lines, ...steps, `  again: ${again}`].join('\n');
};

const replay = async (server: string, seed: string): Promise<ScheduleResult[]> => {
  const stage = await openStage(server, 'replay', options.undo);
  const result = await replaySchedule(stage, seed, options.faults ?? []);
  await stage.close();
  return result.violations.length > 0 ? [result] : [];
};

const total = { schedules: 0, faults: 0, episodes: {} as Record<string, number> };

const playAll = async (server: string): Promise<ScheduleResult[]> => {
  const failures: ScheduleResult[] = [];
  const step = Math.min(availableParallelism(), options.schedules);
  const tally = ({ episodes, faults, failure }: WorkerReport) => {
    total.schedules += 1;
    total.faults += faults;
    for (const [status, count] of Object.entries(episodes)) {
      total.episodes[status] = (total.episodes[status] ?? 0) + count;
    }
    if (failure) {
      failures.push(failure);
      process.stdout.write(`${describe(failure)}\n`);
    }
    if (total.schedules % 100 === 0) process.stdout.write(`${total.schedules} schedules played\n`);
  };
  const workers = Array.from({ length: step }, (_, first) => {
    const task: WorkerTask = {
      ...{ server, database: `faults_${first}`, seed: options.seed, undone: options.undo },
      ...{ first, step, count: options.schedules },
    };
    return playInProcess(task, tally);
  });
  await Promise.all(workers);
  return failures;
};

const home = await mkdtemp(join(MEMORY, 'stepcast-faults-'));
const postgres = await startPostgres({ dataDir: join(home, 'data'), ephemeral: true });
// A socket's path may have about a hundred characters; the folder for temporary files can be longer.
const server = MEMORY === tmpdir() ? postgres.url : (postgres.socketUrl ?? postgres.url);
// After the server was told to stop, interrupted or not: its folder takes memory until it is removed.
process.once('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 9 }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  await migrateTemplate(server);
  const failures = options.replay ? await replay(server, options.replay) : await playAll(server);
  if (options.replay)
    for (const failure of failures) process.stdout.write(`${describe(failure)}\n`);
  const { schedules, faults, episodes } = total;
  process.stdout.write(
    `${options.replay ? 1 : schedules} schedules, ${faults} faults, episodes ${JSON.stringify(episodes)}: ${failures.length} violated\n`,
  );
  if (options.json) {
    const outcome = { seed: options.replay ?? options.seed, ...total, violated: failures };
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await postgres.close();
}
