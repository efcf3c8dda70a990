import type { StateVisit } from './state-summary.ts';

/** How far the speech of an episode is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const BAR_WIDTH = 24;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A bar that is full at 1. */
export const progressBar = (share: number): string => {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
};

/** One finished state as a line: name, how long it took, how often its task was called if more than once, and the error that it ended with. */
export const finishedLine = ({
  name,
  enteredAt,
  exitedAt,
  attempts,
  error,
}: StateVisit): string => {
  const tookMs = exitedAt === null ? 0 : Date.parse(exitedAt) - Date.parse(enteredAt);
  const calls = attempts > 1 ? `   called ${attempts} times` : '';
  const [sign, why] = error === undefined ? ['✓', ''] : ['✗', `   ${error}`];
  return `  ${sign} ${name.padEnd(22)} ${seconds(tookMs).padStart(7)}${calls}${why}`;
};

/** The state that runs, with a bar and the time left once segments are being spoken. */
export const runningLine = (name: string, elapsedMs: number, progress: Progress | null): string => {
  const line = `  … ${name.padEnd(22)} ${seconds(elapsedMs).padStart(7)}`;
  if (!progress || progress.total === 0) return line;
  const { done, total } = progress;
  const left =
    done > 0 ? `, about ${Math.ceil(((elapsedMs / done) * (total - done)) / 1000)} s left` : '';
  return `${line}   ${progressBar(done / total)} ${done} of ${total} segments${left}`;
};

/** A terminal's last line that is written over; where there is no terminal, it stays unwritten. */
export const createLiveLine = (stream: NodeJS.WriteStream) => {
  const live = stream.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) stream.write('\r\u001B[2K');
    shown = false;
  };
  return {
    /** Writes a line that stays. */
    print(line: string): void {
      clear();
      stream.write(`${line}\n`);
    },
    /** Writes a line that the next call replaces. */
    update(line: string): void {
      if (!live) return;
      clear();
      stream.write(line.slice(0, Math.max(20, stream.columns - 1)));
      shown = true;
    },
    clear,
  };
};
