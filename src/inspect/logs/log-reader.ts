import { StepcastError } from '../../errors/stepcast-error.ts';

/** Which lines of a log are looked for. */
export interface LogQuery {
  /** The log's name, see `log-group.ts`. */
  readonly group: string;
  /** Each line has at least one of them, as it stands. */
  readonly words: readonly string[];
  /** Milliseconds since 1970, both included. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly limit: number;
  /** `next` of the page before; null for the first. */
  readonly after: string | null;
}

/** A line as it was written. */
export interface WrittenLine {
  readonly atMs: number;
  readonly text: string;
}

/** Some lines, oldest first, and where the log goes on; null at its end. */
export interface LogPage {
  readonly lines: readonly WrittenLine[];
  readonly next: string | null;
}

/** Looks into what functions and machines wrote. What never wrote has no lines. */
export interface LogReader {
  /** @throws LogsUnavailable; UnknownPage */
  find(query: LogQuery): Promise<LogPage>;
}

/** Thrown when the logs can't be asked, or don't answer in time. */
export class LogsUnavailable extends StepcastError {
  override readonly name = 'LogsUnavailable';
  readonly retryable = true;
}
