import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { earlierFile, logFile } from './log-files.ts';

/** A line of a log; milliseconds since 1970. */
export interface KeptLine {
  readonly atMs: number;
  readonly text: string;
}

/** Undefined for what isn't a line of ours, such as half of one that a full disk cut. */
const toLine = (written: string): KeptLine | undefined => {
  const blank = written.indexOf(' ');
  const atMs = Date.parse(written.slice(0, blank));
  return Number.isNaN(atMs) ? undefined : { atMs, text: written.slice(blank + 1) };
};

/** The files that a function's lines are in, the older first; none when it has never written. */
export const filesOf = (folder: string, functionName: string): readonly string[] => {
  const file = logFile(folder, functionName);
  return [earlierFile(file), file].filter((one) => existsSync(one));
};

/** The lines of files, in the order in which they were written. */
export async function* readLines(files: readonly string[]): AsyncGenerator<KeptLine> {
  for (const file of files) {
    const input = createReadStream(file);
    for await (const written of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const line = toLine(written);
      if (line) yield line;
    }
  }
}
