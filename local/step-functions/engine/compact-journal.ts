import { open, rename } from 'node:fs/promises';
import { openRecordFile } from '../../journal/index.ts';
import type { JournalRecord } from './journal.ts';
import { peekRecord } from './peek-record.ts';
import type { State } from './state.ts';

/** Which ended executions needn't be kept. */
export interface Forgetting {
  /** Names of the state machines whose idle runs go. */
  readonly machines: readonly string[];
  /** How long after their end, in milliseconds. */
  readonly afterMs: number;
}

/** The executions that succeeded long ago without a single iteration, and whose end everybody was told. */
export const idleExecutions = (
  state: State,
  { machines, afterMs }: Forgetting,
  now: number,
): ReadonlySet<number> => {
  const idle = [...state.executions.values()].filter(
    (execution) =>
      machines.includes(execution.machine.name) &&
      execution.status === 'SUCCEEDED' &&
      !execution.iterated &&
      !state.unannounced.has(execution) &&
      now - (execution.stopDate ?? now) > afterMs,
  );
  return new Set(idle.map(({ number }) => number));
};

/** Writes a journal anew without these executions. The old file stays until the new one is whole and on disk. */
export const dropExecutions = async (file: string, gone: ReadonlySet<number>): Promise<void> => {
  const kept: Buffer[] = [];
  const newline = Buffer.from('\n');
  const source = await openRecordFile<JournalRecord>(
    file,
    () => undefined,
    undefined,
    (line) => {
      const record = peekRecord(line) ?? (JSON.parse(line.toString()) as JournalRecord);
      const dropped = 'execution' in record && gone.has(record.execution);
      // The buffer is the reader's own and is used again.
      if (!dropped) kept.push(Buffer.from(line), newline);
      return record;
    },
  );
  await source.close();
  const part = `${file}.part`;
  const target = await open(part, 'w', 0o600);
  try {
    for (let at = 0; at < kept.length; at += LINES_A_WRITE) {
      await target.write(Buffer.concat(kept.slice(at, at + LINES_A_WRITE)));
    }
    await target.datasync();
  } finally {
    await target.close();
  }
  await rename(part, file);
};

const LINES_A_WRITE = 1_000;
