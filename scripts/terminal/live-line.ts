import { printable, printableLine } from './printable.ts';

/** Where a program writes: a terminal, a pipe, or a file. */
export type Output = Pick<NodeJS.WriteStream, 'write'> & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** A terminal's last line that is written over; where there is no terminal, it stays unwritten. */
export interface LiveLine {
  /** Writes a line that stays. */
  print(line: string): void;
  /** Writes a line that the next call replaces. */
  update(line: string): void;
  clear(): void;
}

/** The live line of a terminal. Whatever is written through it is made printable. */
export const createLiveLine = (output: Output): LiveLine => {
  const live = output.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) output.write('\r\u001B[2K');
    shown = false;
  };
  return {
    print(line) {
      clear();
      output.write(`${printableLine(line)}\n`);
    },
    update(line) {
      if (!live) return;
      clear();
      output.write(printable(line).slice(0, Math.max(20, (output.columns ?? 80) - 1)));
      shown = true;
    },
    clear,
  };
};
