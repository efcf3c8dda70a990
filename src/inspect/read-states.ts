import { detailsOf, type ExecutionEvent } from './execution-event.ts';
import { abandon, type OpenRun, tellRun } from './open-run.ts';
import { parseJson } from './payload.ts';
import type { StateError, StateRun } from './state-run.ts';

const ENTERED = /^(\w+)StateEntered$/;
const EXITED = /^\w+StateExited$/;
const OF_BRANCHES =
  /^(?:(?:Map|Parallel)State(?:Started|Succeeded|Failed|Aborted)|Map(?:Iteration|Run)\w+)$/;
const STARTS_BRANCHES = /^(?:Map|Parallel)StateStarted$/;
const OPENS_BRANCHES = /^(?:MapIterationStarted|ParallelStateStarted)$/;

/** Where an event stands: in a visit, or where a branch of one begins. */
interface Place {
  readonly run: OpenRun | null;
  /** Whether what is entered next lies inside of `run`, not after it; then the item of the Map. */
  readonly isInside: boolean;
  readonly item: number | null;
}

const TOP: Place = { run: null, isInside: false, item: null };
const OTHER_BRANCH: StateError = { name: 'Aborted', cause: 'Another branch failed.' };

/** What an execution's end leaves behind in the states that were at work. */
const endOf = (event: ExecutionEvent): StateError | undefined => {
  const { error, cause } = detailsOf(event);
  switch (event.type) {
    case 'ExecutionFailed':
      return { name: error ?? 'Unknown', cause: cause ?? '' };
    case 'ExecutionTimedOut':
      return { name: error ?? 'States.Timeout', cause: cause ?? 'The execution ran out of time.' };
    case 'ExecutionAborted':
      return { name: error ?? 'Aborted', cause: cause ?? 'The execution was stopped.' };
    default:
      return undefined;
  }
};

const caughtIn = (output: string | undefined): StateError | null => {
  const { Error: name, Cause: cause } = (parseJson(output ?? null) ?? {}) as Record<
    'Error' | 'Cause',
    unknown
  >;
  return typeof name === 'string' ? { name, cause: String(cause ?? '') } : null;
};

class Reading {
  readonly runs = new Map<number, OpenRun>();
  readonly #places = new Map<number, Place>();

  read(event: ExecutionEvent): void {
    const end = endOf(event);
    if (end !== undefined) this.#abandonOpen(event.timestamp, end, () => true);
    else this.#places.set(event.id, this.#placeOf(event));
  }

  #around(run: OpenRun | null): OpenRun | null {
    return (run !== null && run.parent !== null && this.runs.get(run.parent)) || null;
  }

  /** The visit to a Map or Parallel that something is told of whose event before it belongs to `inner`. */
  #branching(inner: OpenRun | null, type: string): OpenRun | null {
    const isStart = STARTS_BRANCHES.test(type);
    let run = inner;
    while (run !== null) {
      const isOver = (run.tries.at(-1)?.endedAt ?? null) !== null;
      if (/^(?:Map|Parallel)$/.test(run.type) && (isStart || !isOver)) return run;
      run = this.#around(run);
    }
    return inner;
  }

  #enter(event: ExecutionEvent, type: string, before: Place): Place {
    const { name = '', input } = detailsOf(event);
    const parent = before.isInside ? before.run : this.#around(before.run);
    const item = before.isInside ? before.item : (before.run?.item ?? null);
    const run: OpenRun = {
      id: event.id,
      name,
      type,
      parent: parent?.id ?? null,
      item,
      enteredAt: event.timestamp,
      exitedAt: null,
      tries: [],
      input: input ?? null,
      output: null,
      assigned: {},
      error: null,
    };
    this.runs.set(run.id, run);
    const place = { run, isInside: false, item };
    // What happens to the first state before it calls anything names no event before it either.
    if (event.previousEventId === 0) this.#places.set(0, place);
    return place;
  }

  // What ends a Map follows on its last branch: the event before it belongs to a state inside.
  #exit(event: ExecutionEvent, inner: OpenRun | null): Place {
    const { name, output, assignedVariables } = detailsOf(event);
    let run = inner;
    while (run !== null && (run.name !== name || run.exitedAt !== null)) run = this.#around(run);
    if (run === null) return { run: inner, isInside: false, item: inner?.item ?? null };
    run.exitedAt = event.timestamp;
    run.output = output ?? null;
    run.assigned = assignedVariables ?? {};
    // A Parallel that gives up says so in no event of its own.
    if (run.tries.at(-1)?.endedAt === null) this.#giveUp(run, inner, event.timestamp);
    if (run.error?.name === 'Unknown') run.error = caughtIn(output) ?? run.error;
    const { id } = run;
    if (run.error !== null)
      this.#abandonOpen(event.timestamp, OTHER_BRANCH, (one) => this.#isIn(one, id));
    return { run, isInside: false, item: run.item };
  }

  /** Ends a try of a Map or Parallel by what went wrong inside of it. */
  #giveUp(run: OpenRun, inner: OpenRun | null, at: string): void {
    const failedAt = inner?.tries.at(-1)?.endedAt ?? at;
    abandon(run, failedAt, inner?.error ?? { name: 'Unknown', cause: '' });
    this.#abandonOpen(at, OTHER_BRANCH, (one) => this.#isIn(one, run.id));
  }

  #isIn(run: OpenRun, id: number): boolean {
    const around = this.#around(run);
    return around !== null && (around.id === id || this.#isIn(around, id));
  }

  #abandonOpen(at: string, error: StateError, which: (run: OpenRun) => boolean): void {
    for (const run of this.runs.values()) {
      if (run.exitedAt === null && which(run)) abandon(run, at, error);
    }
  }

  #placeOf(event: ExecutionEvent): Place {
    const before = this.#places.get(event.previousEventId) ?? TOP;
    const [, entered] = ENTERED.exec(event.type) ?? [];
    if (entered !== undefined) return this.#enter(event, entered, before);
    if (EXITED.test(event.type)) return this.#exit(event, before.run);
    const run = OF_BRANCHES.test(event.type) ? this.#branching(before.run, event.type) : before.run;
    if (run !== null) {
      const isAgain = STARTS_BRANCHES.test(event.type) && run.tries.at(-1)?.endedAt === null;
      if (isAgain) this.#giveUp(run, before.run, event.timestamp);
      if (event.type.endsWith('StateAborted')) abandon(run, event.timestamp, OTHER_BRANCH);
      else tellRun(run, event, before.run?.error ?? null);
    }
    const isInside = OPENS_BRANCHES.test(event.type);
    const item = isInside ? (detailsOf(event).index ?? null) : (run?.item ?? null);
    return { run, isInside, item };
  }
}

/**
 * The visits to states that an execution's history tells of, in the order in which they were
 * entered, each with its tries. `events` are the history, oldest first. Where it doesn't begin with
 * the first one, visits that were entered before are left out, and what lies inside of one stands by itself.
 */
export const readStates = (events: readonly ExecutionEvent[]): readonly StateRun[] => {
  const reading = new Reading();
  for (const event of events) reading.read(event);
  return [...reading.runs.values()];
};
