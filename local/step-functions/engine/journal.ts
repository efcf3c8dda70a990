import type { Journal as JournalOf } from '../../journal/index.ts';
import type { HistoryEvent } from '../contract.ts';
import type { StateMachine } from './state-machine.ts';

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

/** All that ever changed: machines and executions are rebuilt from it. */
export type Journal = JournalOf<JournalRecord>;
