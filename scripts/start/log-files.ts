import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from '../../local/lambda/index.ts';

/** A log that has grown past this is put aside at the next start; the one put aside before goes. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Where a data folder has the lines of a function. */
export const logFile = (dataDir: string, functionName: string): string =>
  join(dataDir, 'logs', `${functionName}.log`);

const open = (file: string): WriteStream => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) {
    renameSync(file, `${file}.old`);
  }
  return createWriteStream(file, { flags: 'a', mode: 0o600 });
};

/** Keeps what functions write, a file for each: the time in UTC, a blank, the line. */
export const createLogFiles = (dataDir: string) => {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const streams = new Map<string, WriteStream>();
  return {
    write({ functionName, text }: Pick<LogLine, 'functionName' | 'text'>): void {
      const stream = streams.get(functionName) ?? open(logFile(dataDir, functionName));
      streams.set(functionName, stream);
      stream.write(`${new Date().toISOString()} ${text}\n`);
    },
    async close(): Promise<void> {
      await Promise.all(
        [...streams.values()].map((stream) => new Promise((resolve) => stream.end(resolve))),
      );
    },
  };
};
