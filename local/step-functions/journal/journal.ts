import type { HistoryEvent } from '../contract.ts';
import type { StateMachine } from '../engine/state-machine.ts';

/** One line of the journal. `revision` and `execution` are numbers given out in order, never twice. */
export type JournalRecord =
  | { readonly kind: 'machine'; readonly revision: number; readonly machine: StateMachine }
  | { readonly kind: 'machine-deleted'; readonly arn: string }
  | {
      readonly kind: 'started';
      readonly execution: number;
      readonly revision: number;
      readonly arn: string;
      readonly name: string;
      readonly at: number;
      readonly input: string;
      readonly traceHeader?: string;
    }
  | { readonly kind: 'event'; readonly execution: number; readonly event: HistoryEvent }
  /** Every listener has been told that this execution ended. */
  | { readonly kind: 'announced'; readonly execution: number };

/** Where a record stands: byte offset and length in a file, index in memory. */
export interface Position {
  readonly offset: number;
  readonly length: number;
}

/** An append-only list of records: the only truth, from which everything else is rebuilt. */
export interface Journal {
  /** Takes the record in; it may not be on disk yet. */
  append(record: JournalRecord): Position;
  /** Resolves when everything appended so far is on disk. Rejects for good once a write has failed. */
  flushed(): Promise<void>;
  read(positions: readonly Position[]): Promise<JournalRecord[]>;
  close(): Promise<void>;
}
