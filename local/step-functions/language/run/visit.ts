import type { Json } from '../../contract.ts';
import { type ContextObject, createStateContext } from '../data/context-object.ts';
import type { Payload } from '../data/payload.ts';
import type { Scene } from './scene.ts';
import type { Thread } from './thread.ts';

/** One stay of a thread in a state, all its retries included. */
export class Visit {
  readonly thread: Thread;
  readonly stateName: string;
  readonly input: Payload;
  readonly enteredEventId: number;
  /** The event before the one that entered the state. */
  readonly precedingEventId: number;
  readonly #enteredAt: number;
  #retryCount: number | undefined;
  #context: ContextObject | undefined;

  constructor(
    thread: Thread,
    stateName: string,
    input: Payload,
    events: { readonly entered: number; readonly preceding: number },
    countsRetries: boolean,
    context?: ContextObject,
  ) {
    this.thread = thread;
    this.stateName = stateName;
    this.input = input;
    this.enteredEventId = events.entered;
    this.precedingEventId = events.preceding;
    this.#enteredAt = thread.execution.environment.clock.now();
    this.#retryCount = countsRetries ? 0 : undefined;
    this.#context = context;
  }

  get context(): ContextObject {
    this.#context ??= createStateContext(
      this.thread.context,
      this.stateName,
      this.#enteredAt,
      this.#retryCount,
    );
    return this.#context;
  }

  countRetry(): void {
    this.#retryCount = (this.#retryCount ?? 0) + 1;
    this.#context = undefined;
  }

  /** What the state's expressions see; a result or an error output once there is one. */
  scene(outcome: { result?: Json; errorOutput?: Json } = {}): Scene {
    const { thread } = this;
    return {
      input: this.input.value,
      context: this.context,
      variables: thread.variables,
      environment: thread.execution.environment,
      signal: thread.signal,
      ...outcome,
    };
  }
}
