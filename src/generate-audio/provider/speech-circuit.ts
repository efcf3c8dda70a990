/**
 * Whether a run may call the provider: it may unless the provider has failed run after run. While
 * the circuit is half-open, one run at a time may, as a probe.
 */
export type CircuitAnswer =
  | {
      readonly mayStart: true;
      readonly state: 'closed' | 'half_open';
      /** Runs in a row, until now, in which the provider spoke nothing. */
      readonly failedRuns: number;
    }
  | {
      readonly mayStart: false;
      readonly state: 'open' | 'half_open';
      readonly waitSeconds: number;
      /** What the provider last said. */
      readonly reason: string;
    };

/** Keeps all runs from calling a provider that is down. */
export interface SpeechCircuit {
  /** Asks to call the provider; a probe's right to do so ends after `probeSeconds` (1 to 3,600). */
  enter(execution: string, probeSeconds: number): Promise<CircuitAnswer>;
  /** Tells that the provider spoke in this run, which closes the circuit. */
  spoke(execution: string): Promise<void>;
  /** Tells that the provider spoke nothing in this run, which may open the circuit. */
  failed(execution: string, reason: string): Promise<CircuitAnswer>;
}
