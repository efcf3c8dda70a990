import type { RetryPolicy } from './policies.ts';

/** What goes wrong in a state, and what is done about it. */
export interface StateFailures {
  /** The function of serverless.yml that a Lambda task calls. */
  readonly function?: string;
  /** The state's own limit, in seconds. */
  readonly timeout?: number;
  readonly retry?: readonly RetryPolicy[];
  /** Retryable errors of the function's code that this state never sees, each with its reason beside it. */
  readonly handled?: readonly string[];
  /** In the order in which they are tried; `as` is the name that the failure gets where that isn't the error's own. */
  readonly catch?: readonly {
    readonly errors: readonly string[];
    readonly as?: string;
    readonly next: string;
  }[];
}

/** The states of one machine that call something or catch something, by name. */
export type MachineFailures = Readonly<Record<string, StateFailures>>;
