import { randomUUID } from 'node:crypto';
import { appendFile, readFile, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { ConnectionName } from './kinds.ts';

const ChangeSchema = z.object({
  /** By which a change is entered once, however often it is read. */
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.string(),
  action: z.enum(['connection.changed', 'connection.removed']),
  connection: z.string(),
});
/** A change of a connection that was made in the data folder, beside the stack. */
export type ChangeToEnter = z.infer<typeof ChangeSchema>;

/** Where such changes wait for a stack that enters them in its audit, a line each. */
export const changesFile = (dataDir: string): string => join(dataDir, 'connections-to-enter.jsonl');

/** The login that runs this process; in some containers it has a number alone. */
const whoRuns = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
};

/** Notes what has just been done to a connection, for the stack that runs or the next one that starts. */
export const noteChange = async (
  dataDir: string,
  action: ChangeToEnter['action'],
  connection: ConnectionName,
): Promise<void> => {
  const by = `${whoRuns()} (command line)`;
  const change: ChangeToEnter = {
    ...{ id: randomUUID(), at: new Date().toISOString(), by, action, connection },
  };
  await appendFile(changesFile(dataDir), `${JSON.stringify(change)}\n`, { mode: 0o600 });
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const readLines = async (file: string): Promise<ChangeToEnter[] | null> => {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => ChangeSchema.parse(JSON.parse(line)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Hands over all changes that wait, and forgets them once `enter` has taken them. */
export const handOverChanges = async (
  dataDir: string,
  enter: (changes: readonly ChangeToEnter[]) => Promise<void>,
): Promise<void> => {
  const file = changesFile(dataDir);
  const taken = `${file}.taken`;
  const enterTaken = async (): Promise<void> => {
    const changes = await readLines(taken);
    if (changes === null) return;
    await enter(changes);
    await rm(taken);
  };
  // First what a stack had taken that ended before it was done.
  await enterTaken();
  await rename(file, taken).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await enterTaken();
};
