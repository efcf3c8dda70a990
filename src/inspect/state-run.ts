/** One try of a state: a call of what it calls, or of a Map or Parallel its branches. Times are ISO 8601 UTC. */
export interface Try {
  readonly startedAt: string;
  /** Null while it runs. */
  readonly endedAt: string | null;
  /** Error and Cause of one that failed. */
  readonly error: string | null;
  readonly cause: string | null;
  /** How long the machine waited after the try before, in seconds. */
  readonly waitSeconds: number;
}

/** Error and Cause as Step Functions had them. */
export interface StateError {
  readonly name: string;
  readonly cause: string;
}

/** One visit to a state; a state that is entered again has another one. */
export interface StateRun {
  /** The id of the event by which it was entered. */
  readonly id: number;
  readonly name: string;
  /** As the language has it, for example `Task` or `Choice`. */
  readonly type: string;
  /** The visit to the Map or Parallel that it belongs to; null at the top. */
  readonly parent: number | null;
  /** Which item of that Map, counted from 0; null elsewhere. */
  readonly item: number | null;
  readonly enteredAt: string;
  /** Null while it is at work, and of the one in which the execution ended. */
  readonly exitedAt: string | null;
  readonly tries: readonly Try[];
  /** JSON as it was written into the history. */
  readonly input: string | null;
  readonly output: string | null;
  /** The variables that it assigned, each as JSON. */
  readonly assigned: Readonly<Record<string, string>>;
  /** What it failed with at last; with `exitedAt` it was caught. Null of one that came through. */
  readonly error: StateError | null;
}
