import type { RunEnvironment } from '../../contract.ts';
import type { ContextObject } from '../data/context-object.ts';
import { Variables } from '../data/variables.ts';
import { type EventDetails, History, type Recorded } from '../history.ts';

/** What all threads of one execution share. */
export interface Execution {
  readonly environment: RunEnvironment;
  readonly history: History;
}

/** One line of states: the execution itself, a Parallel branch or a Map iteration. */
export class Thread {
  readonly execution: Execution;
  readonly context: ContextObject;
  readonly variables: Variables;
  /** Aborted when a sibling fails, or when the execution is stopped or times out. */
  readonly signal: AbortSignal;
  /** The event that the thread's next one follows. */
  lastEventId: number;
  /** Whether it is a Parallel branch or a Map iteration. */
  readonly isBranch: boolean;

  constructor(
    execution: Execution,
    context: ContextObject,
    variables: Variables,
    signal: AbortSignal,
    lastEventId: number,
    isBranch = false,
  ) {
    this.execution = execution;
    this.context = context;
    this.variables = variables;
    this.signal = signal;
    this.lastEventId = lastEventId;
    this.isBranch = isBranch;
  }

  /** A thread below this one, with a scope of its own. */
  fork(context: ContextObject, signal: AbortSignal, lastEventId: number): Thread {
    const variables = new Variables(this.variables);
    return new Thread(this.execution, context, variables, signal, lastEventId, true);
  }

  /** A thread for an execution of its own, which sees no outer variable and whose events nobody records. */
  child(context: ContextObject, signal: AbortSignal): Thread {
    const environment = { ...this.execution.environment, record: () => undefined };
    const execution = { environment, history: new History(environment) };
    return new Thread(execution, context, new Variables(), signal, 0);
  }

  /** Runs this thread as part of an outer one, which goes on after its last event unless it is aborted. */
  async runWithin<T>(outer: Thread, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } finally {
      if (!this.signal.aborted) outer.lastEventId = this.lastEventId;
    }
  }

  /** Records an event that the thread's next event follows. */
  emit(type: string, details?: EventDetails): Recorded {
    const follow = (id: number): number => {
      this.lastEventId = id;
      return id;
    };
    const recorded = this.note(type, details);
    return typeof recorded === 'number' ? follow(recorded) : recorded.then(follow);
  }

  /** Records an event beside the line: the next one follows the same predecessor. */
  note(type: string, details?: EventDetails): Recorded {
    return this.execution.history.append(type, this.lastEventId, details);
  }
}
