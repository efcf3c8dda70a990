import type { Diagnostic, HistoryEvent, TestStateRequest } from '../contract.ts';
import type { Announcer } from './announcer.ts';
import { executionArn, expressArn, type Place } from './arns.ts';
import { checkDefinition } from './check-definition.ts';
import type { Execution } from './execution.ts';
import { type ExpressRun, runExpress } from './express.ts';
import { brokenInterpreter, type InterpretDeps, interpret } from './interpret.ts';
import type { JournalRecord } from './journal.ts';
import { readEvents, readExecution } from './read-execution.ts';
import { ServiceError } from './service-error.ts';
import { append, type State } from './state.ts';
import type { StateMachine } from './state-machine.ts';
import type { ExecutionRecord } from './status-change.ts';
import { type Trial, tryState } from './try-state.ts';

export interface EngineDeps extends InterpretDeps {
  readonly place: Place;
  readonly state: State;
  readonly announcer: Announcer;
}

/** How StartExecution was called. */
export interface StartRequest {
  readonly name: string;
  readonly input: string;
  readonly traceHeader: string | undefined;
  /** What of the machine was named, where that was more than the machine. */
  readonly versionArn?: string | undefined;
  readonly aliasArn?: string | undefined;
}

interface Running {
  readonly input: string;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Runs executions and keeps their journal: what the protocol and the `sfn` integrations are made of. */
export class Engine {
  readonly place: Place;
  readonly state: State;
  readonly announcer: Announcer;
  readonly #deps: EngineDeps;
  readonly #running = new Map<Execution, Running>();
  readonly #express = new Map<AbortController, Promise<unknown>>();
  #closing = false;

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    this.place = deps.place;
    this.state = deps.state;
    this.announcer = deps.announcer;
  }

  now(): number {
    return this.#deps.clock.now();
  }

  uuid(): string {
    return this.#deps.uuid();
  }

  random(): number {
    return this.#deps.random();
  }

  append(record: JournalRecord): void {
    append(this.state, this.#deps.journal, record);
  }

  /** Resolves when everything said so far is on disk: awaited before every answer. */
  flushed(): Promise<void> {
    return this.#deps.journal.flushed();
  }

  /** What stands against a definition, in the language and in the resources it names. */
  check(definition: string): readonly Diagnostic[] {
    return checkDefinition(definition, this.#deps.interpreter, this.#deps.resources);
  }

  read(execution: Execution): Promise<ExecutionRecord> {
    return readExecution(this.#deps.journal, execution);
  }

  events(execution: Execution, from: number, to: number): Promise<HistoryEvent[]> {
    return readEvents(this.#deps.journal, execution, from, to);
  }

  /**
   * Starts a Standard execution. The same name and input as a running one is that one; any other
   * use of a name throws ServiceError ExecutionAlreadyExists.
   */
  start(machine: StateMachine, request: StartRequest): Execution {
    const { name, input, traceHeader, versionArn, aliasArn } = request;
    const arn = executionArn(this.place, machine.name, name);
    const existing = this.state.executions.get(arn);
    if (existing !== undefined) {
      const running = existing.status === 'RUNNING' ? this.#running.get(existing) : undefined;
      if (running?.input === input) return existing;
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    this.append({
      kind: 'started',
      execution: this.state.nextExecution,
      revision: this.state.revisionOf(machine),
      arn,
      name,
      at: this.now(),
      versionArn,
      aliasArn,
      input,
      ...(traceHeader === undefined ? {} : { traceHeader }),
    });
    const execution = this.state.executions.get(arn);
    if (execution === undefined) throw new Error(`The state lost ${arn}.`);
    const abort = new AbortController();
    const ended = this.#run(execution, input, abort.signal);
    if (execution.status === 'RUNNING') this.#running.set(execution, { input, abort, ended });
    return execution;
  }

  /** Runs an Express machine, for five minutes at most. */
  startExpress(machine: StateMachine, { name, input }: StartRequest): ExpressRun {
    const arn = expressArn(this.place, machine.name, name, this.uuid());
    const startDate = this.now();
    const abort = new AbortController();
    const ended = runExpress(this.#deps, machine, input, { arn, name, startDate, abort });
    this.#express.set(abort, ended);
    void ended.then(() => this.#express.delete(abort));
    return { arn, startDate, ended };
  }

  /** What stands against a state by itself, or the machine that it is in. */
  checkState(definition: string): readonly Diagnostic[] {
    return this.#deps.interpreter.validateState(definition);
  }

  typeOfState(definition: object, stateName: string | undefined): string | undefined {
    return this.#deps.interpreter.typeOfState(definition, stateName);
  }

  /** Tries one state, for five minutes at most. */
  tryState(request: TestStateRequest, roleArn: string): Promise<Trial> {
    return tryState(this.#deps, this.place, request, roleArn);
  }

  /** Stops a running execution and resolves when it has ended; one that has ended stays as it is. */
  async stop(execution: Execution, reason: { error?: string; cause?: string }): Promise<void> {
    const running = this.#running.get(execution);
    running?.abort.abort(reason);
    await running?.ended;
  }

  /** Stops without a trace: on disk, what runs is then what the next start finds cut off. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const { abort } of this.#running.values()) abort.abort({});
    for (const abort of this.#express.keys()) abort.abort({});
    const ended = [...this.#running.values()].map((running) => running.ended);
    await Promise.all([...ended, ...this.#express.values()]);
    await this.announcer.close();
    await this.#deps.journal.close();
  }

  async #run(execution: Execution, input: string, signal: AbortSignal): Promise<void> {
    let last: HistoryEvent | undefined;
    const record = (event: HistoryEvent): void => {
      if (this.#closing) return;
      last = event;
      this.append({ kind: 'event', execution: execution.number, event });
    };
    const { arn, name, startDate } = execution;
    this.announcer.started(execution, input);
    try {
      await interpret(this.#deps, execution.machine, input, {
        arn,
        name,
        startDate,
        signal,
        record,
      });
      if (execution.status === 'RUNNING') throw new Error('The history has no last event.');
    } catch (error) {
      const { error: name, cause } = brokenInterpreter(error);
      record({
        id: execution.lastEventId + 1,
        previousEventId: execution.lastEventId,
        timestamp: this.now(),
        type: 'ExecutionFailed',
        executionFailedEventDetails: { error: name, cause },
      });
    }
    this.#running.delete(execution);
    if (!this.#closing) this.announcer.ended(execution, { input, last });
  }
}
