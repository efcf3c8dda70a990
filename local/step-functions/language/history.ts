import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HistoryEvent, RunEnvironment } from '../contract.ts';
import { StateFailure } from './errors/failure.ts';
import { holding } from './run/hold.ts';

/** The details member of an event, for example `{ mapStateStartedEventDetails: { length: 2 } }`. */
export type EventDetails = Readonly<Record<string, unknown>>;

/** The longest history of a Standard execution (service quota). */
const MAX_EVENTS = 25_000;
/** So many events a thread may make before other work gets its turn. */
const EVENTS_A_TURN = 1_024;

/** An event's id: at once where nobody has to be waited for. */
export type Recorded = number | Promise<number>;

/** Numbers an execution's events and hands them to the environment in that order. */
export class History {
  readonly #environment: RunEnvironment;
  #lastId = 0;

  constructor(environment: RunEnvironment) {
    this.#environment = environment;
  }

  /** The event's id, once the event is recorded. Throws StateFailure when the history is full. */
  append(type: string, previousEventId: number, details?: EventDetails): Recorded {
    if (this.#lastId >= MAX_EVENTS - 1) {
      throw new StateFailure(
        'fail',
        'States.Runtime',
        `The execution reached the maximum number of history events (${MAX_EVENTS}).`,
      );
    }
    return this.close(type, previousEventId, details);
  }

  /** Appends without regard to the limit: for the event that ends the execution. */
  close(type: string, previousEventId: number, details?: EventDetails): Recorded {
    this.#lastId += 1;
    const id = this.#lastId;
    const { clock } = this.#environment;
    const event: HistoryEvent = { id, previousEventId, timestamp: clock.now(), type, ...details };
    const recorded = this.#environment.record(event);
    const isOthersTurn = id % EVENTS_A_TURN === 0;
    if (recorded === undefined && !isOthersTurn) return id;
    return holding(clock, async () => {
      await recorded;
      if (isOthersTurn) await nextTurn();
      return id;
    });
  }
}
