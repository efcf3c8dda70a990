import { type Position, PositionList } from '../../journal/index.ts';
import type { HistoryEvent } from '../contract.ts';
import type { StateMachine } from './state-machine.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

const ENDINGS: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

/**
 * What memory holds of an execution: who it is and where its history stands. Input, output, error
 * and cause are read from the journal.
 */
export class Execution {
  readonly number: number;
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachine;
  /** The version that ran, and the alias that led to it, where one was named. */
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly started: Position;
  readonly events = new PositionList();
  status: ExecutionStatus = 'RUNNING';
  stopDate: number | undefined;
  lastEventId = 0;
  /** Whether one of its Maps had an item. */
  iterated = false;

  constructor(
    identity: Pick<
      Execution,
      'number' | 'arn' | 'name' | 'machine' | 'versionArn' | 'aliasArn' | 'startDate' | 'started'
    >,
  ) {
    this.number = identity.number;
    this.arn = identity.arn;
    this.name = identity.name;
    this.machine = identity.machine;
    this.versionArn = identity.versionArn;
    this.aliasArn = identity.aliasArn;
    this.startDate = identity.startDate;
    this.started = identity.started;
  }

  /** Takes in an event that the journal has; the last one of a history ends the execution. */
  apply(event: HistoryEvent, position: Position): void {
    this.events.push(position);
    this.lastEventId = event.id;
    this.iterated ||= event.type === 'MapIterationStarted' || event.type === 'MapRunStarted';
    const ending = ENDINGS[event.type];
    if (ending === undefined) return;
    this.status = ending;
    this.stopDate = event.timestamp;
    this.events.trim();
  }
}
