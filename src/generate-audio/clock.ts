/** Time, as far as speaking an episode needs it. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Waits; an abort of the signal ends the wait early with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
