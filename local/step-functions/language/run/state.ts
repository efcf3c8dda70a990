import type { Payload } from '../data/payload.ts';
import type { MachineDefinition, QueryLanguage } from '../definition.ts';
import type { Catcher } from '../errors/catch.ts';
import type { RetryPolicy } from '../errors/retry.ts';
import type { Outcome } from './outcome.ts';
import type { Thread } from './thread.ts';
import type { Visit } from './visit.ts';

/** A compiled state. */
export interface State {
  readonly name: string;
  readonly type: string;
  /** One attempt. Throws StateFailure. */
  perform(visit: Visit): Promise<Outcome>;
  /** The event that tells of a failure that no retry follows, before any catcher has its turn. */
  readonly failedEvent?: 'MapStateFailed' | 'ParallelStateFailed';
  readonly retry?: RetryPolicy | undefined;
  readonly catchers?: readonly Catcher[] | undefined;
}

/** A compiled machine, or the states inside a branch or an iteration. */
export interface Machine {
  /** Runs from the first state to the end. Throws StateFailure, or the thread's abort reason. */
  run(thread: Thread, input: Payload): Promise<Payload>;
}

/** What a state's compiler gets besides its definition. */
export interface Compilation {
  readonly name: string;
  readonly language: QueryLanguage;
  compileMachine(definition: MachineDefinition): Machine;
}
