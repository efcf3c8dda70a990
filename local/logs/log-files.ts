import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../journal/index.ts';

/** A line that a function wrote. */
export interface WrittenLine {
  readonly functionName: string;
  readonly text: string;
}

/** The logs of a folder. */
export interface LogFiles {
  write(line: WrittenLine): void;
  close(): Promise<void>;
}

/** A log that has grown past this is put aside at the next start; the one put aside before goes. */
const MAX_BYTES = 20 * 1024 * 1024;
/** How long a log is left alone after a write that failed. */
const PAUSE_MS = 1_000;

/** Where a folder has the lines of a function. */
export const logFile = (folder: string, functionName: string): string =>
  join(folder, `${functionName}.log`);

/** What becomes of a log that has grown too large. */
export const earlierFile = (file: string): string => `${file}.old`;

const open = (file: string): WriteStream => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) {
    renameSync(file, earlierFile(file));
  }
  return createWriteStream(file, { flags: 'a', mode: 0o600 });
};

/**
 * Keeps what functions write, a file for each: the time in UTC, a blank, the line. What a full disk
 * has no room for is lost; `tell` hears of it once, and once more when lines are kept again.
 */
export const createLogFiles = (folder: string, tell: (sentence: string) => void): LogFiles => {
  makePrivateFolder(folder);
  const streams = new Map<string, WriteStream>();
  let lost = 0;
  let pausedUntil = 0;

  const fail = (error: unknown): void => {
    if (lost === 0) {
      tell(
        `The logs in ${folder} can't be written: ${String(error)}. Lines are lost, and nothing can be started or stored, until that is mended.`,
      );
    }
    lost += 1;
    pausedUntil = Date.now() + PAUSE_MS;
  };

  const streamOf = (functionName: string): WriteStream => {
    const kept = streams.get(functionName);
    if (kept !== undefined) return kept;
    const stream = open(logFile(folder, functionName));
    streams.set(functionName, stream);
    // A stream that failed is over: the next line gets another.
    stream.on('error', (error) => {
      if (streams.get(functionName) === stream) streams.delete(functionName);
      fail(error);
    });
    return stream;
  };

  const wrote = (error: Error | null | undefined): void => {
    if (error || lost === 0 || Date.now() < pausedUntil) return;
    tell(`Logs are kept again; ${lost === 1 ? 'a line was' : `${lost} lines or more were`} lost.`);
    lost = 0;
  };

  return {
    write({ functionName, text }): void {
      if (Date.now() < pausedUntil) {
        lost += 1;
        return;
      }
      try {
        streamOf(functionName).write(`${new Date().toISOString()} ${text}\n`, wrote);
      } catch (error) {
        fail(error);
      }
    },
    async close() {
      await Promise.all(
        [...streams.values()].map(
          (stream) =>
            new Promise<void>((resolve) => {
              stream.once('error', () => resolve()).end(() => resolve());
            }),
        ),
      );
    },
  };
};
