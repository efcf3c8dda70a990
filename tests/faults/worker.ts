import type { Mend } from './mends.ts';
import { runSchedule, type ScheduleResult } from './run-schedule.ts';
import { shrinkSchedule } from './shrink.ts';
import { openStage } from './stage.ts';

/** What a worker is asked for. */
export interface WorkerTask {
  readonly server: string;
  readonly database: string;
  readonly seed: string;
  readonly undone?: Mend | undefined;
  /** Which schedules: `first`, and every `step`th after it below `count`. */
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** What a worker tells after each schedule; the result of one that failed, shortened. */
export interface WorkerReport {
  readonly episodes: ScheduleResult['episodes'];
  readonly faults: number;
  /** As ScheduleResult's. */
  readonly trace: string;
  readonly failure?: ScheduleResult;
}

const tell = (report: WorkerReport): Promise<void> =>
  new Promise((resolve) => process.send?.(report, undefined, undefined, () => resolve()));

const run = async ({
  server,
  database,
  seed,
  undone,
  first,
  step,
  count,
}: WorkerTask): Promise<void> => {
  const stage = await openStage(server, database, undone);
  for (let n = first; n < count; n += step) {
    const result = await runSchedule(stage, `${seed}-${n}`);
    const { episodes, faults, violations, trace } = result;
    await tell({
      ...{ episodes, faults: faults.length, trace },
      ...(violations.length > 0 && { failure: await shrinkSchedule(stage, result) }),
    });
  }
  await stage.close();
};

// Nobody is told any more: whoever asked has ended.
process.once('disconnect', () => process.exit(1));
process.once('message', (task: WorkerTask) => {
  run(task).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(2);
    },
  );
});
