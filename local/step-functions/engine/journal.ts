import type { Journal as JournalOf } from '../../journal/index.ts';
import type { HistoryEvent } from '../contract.ts';
import type { StateMachine } from './state-machine.ts';
import type { Alias } from './versions.ts';

/** One line of the journal. `revision` and `execution` are numbers given out in order, never twice. */
export type JournalRecord =
  | { readonly kind: 'machine'; readonly revision: number; readonly machine: StateMachine }
  | { readonly kind: 'machine-deleted'; readonly arn: string }
  | {
      readonly kind: 'version';
      readonly arn: string;
      readonly revision: number;
      readonly number: number;
      readonly description?: string | undefined;
      readonly at: number;
    }
  | { readonly kind: 'alias'; readonly alias: Alias }
  /** A version or an alias that is gone. */
  | { readonly kind: 'version-deleted'; readonly arn: string }
  | {
      readonly kind: 'started';
      readonly execution: number;
      readonly revision: number;
      readonly arn: string;
      readonly name: string;
      readonly at: number;
      readonly versionArn?: string | undefined;
      readonly aliasArn?: string | undefined;
      readonly input: string;
      readonly traceHeader?: string;
    }
  | { readonly kind: 'event'; readonly execution: number; readonly event: HistoryEvent }
  /** Every listener has been told that this execution ended. */
  | { readonly kind: 'announced'; readonly execution: number };

/** All that ever changed: machines and executions are rebuilt from it. */
export type Journal = JournalOf<JournalRecord>;
