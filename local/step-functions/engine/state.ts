import type { Position } from '../../journal/index.ts';
import { Execution } from './execution.ts';
import type { Journal, JournalRecord } from './journal.ts';
import type { StateMachine } from './state-machine.ts';
import { Versions } from './versions.ts';

/** Everything the journal says, in memory. It changes by `apply` alone, whether a record is new or replayed. */
export class State {
  /** The current revision of each machine, by ARN. */
  readonly machines = new Map<string, StateMachine>();
  readonly versions = new Versions();
  readonly executions = new Map<string, Execution>();
  /** Ended executions whose end has not been announced. */
  readonly unannounced = new Set<Execution>();
  readonly #revisions: StateMachine[] = [];
  readonly #byNumber: Execution[] = [];
  readonly #byMachine = new Map<string, Execution[]>();

  get nextRevision(): number {
    return this.#revisions.length;
  }

  get nextExecution(): number {
    return this.#byNumber.length;
  }

  /** A machine's executions in the order of their start. */
  executionsOf(machineArn: string): readonly Execution[] {
    return this.#byMachine.get(machineArn) ?? [];
  }

  revisionOf(machine: StateMachine): number {
    return this.#revisions.lastIndexOf(machine);
  }

  apply(record: JournalRecord, position: Position): void {
    switch (record.kind) {
      case 'machine':
        this.#revisions[record.revision] = record.machine;
        this.machines.set(record.machine.arn, record.machine);
        return;
      case 'machine-deleted':
        this.machines.delete(record.arn);
        this.versions.deleteAllOf(record.arn);
        return;
      case 'version': {
        const { arn, number, description, at: creationDate } = record;
        const machine = this.#revisionAt(record.revision);
        this.versions.publish({ arn, machine, number, description, creationDate });
        return;
      }
      case 'alias':
        this.versions.setAlias(record.alias);
        return;
      case 'version-deleted':
        this.versions.delete(record.arn);
        return;
      case 'started':
        this.#start(record, position);
        return;
      case 'event':
        this.#event(this.#executionAt(record.execution), record, position);
        return;
      case 'announced':
        this.unannounced.delete(this.#executionAt(record.execution));
    }
  }

  /** Lets go of ended executions. */
  forget(gone: readonly Execution[]): void {
    for (const execution of gone) {
      this.executions.delete(execution.arn);
      delete this.#byNumber[execution.number];
    }
    const forgotten = new Set(gone);
    for (const arn of new Set(gone.map(({ machine }) => machine.arn))) {
      const left = this.executionsOf(arn).filter((execution) => !forgotten.has(execution));
      this.#byMachine.set(arn, left);
    }
  }

  /** Numbers of the revisions that are current, published, or an execution's. */
  revisionsInUse(): ReadonlySet<number> {
    const used = new Set([...this.machines.values(), ...this.versions.published]);
    for (const { machine } of this.executions.values()) used.add(machine);
    return new Set([...used].map((machine) => this.revisionOf(machine)));
  }

  #start(record: JournalRecord & { kind: 'started' }, started: Position): void {
    const machine = this.#revisionAt(record.revision);
    const { execution: number, arn, name, at: startDate, versionArn, aliasArn } = record;
    const identity = { number, arn, name, machine, versionArn, aliasArn, startDate, started };
    const execution = new Execution(identity);
    this.#byNumber[number] = execution;
    this.executions.set(arn, execution);
    const siblings = this.#byMachine.get(machine.arn);
    if (siblings === undefined) this.#byMachine.set(machine.arn, [execution]);
    else siblings.push(execution);
  }

  #event(
    execution: Execution,
    record: JournalRecord & { kind: 'event' },
    position: Position,
  ): void {
    execution.apply(record.event, position);
    if (execution.status !== 'RUNNING') this.unannounced.add(execution);
  }

  #revisionAt(number: number): StateMachine {
    const machine = this.#revisions[number];
    if (machine === undefined) throw new Error(`The journal names no revision ${number}.`);
    return machine;
  }

  #executionAt(number: number): Execution {
    const execution = this.#byNumber[number];
    if (execution === undefined) throw new Error(`The journal names no execution ${number}.`);
    return execution;
  }
}

/** Writes a record and takes it into the state: the only way in which anything changes. */
export const append = (state: State, journal: Journal, record: JournalRecord): void =>
  state.apply(record, journal.append(record));
