import { progressBar } from '../terminal/progress-bar.ts';
import type { StateVisit } from './state-summary.ts';

/** How far the speech of an episode is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

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
