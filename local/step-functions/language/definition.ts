import type { Json } from '../contract.ts';

/** The query language of a machine or of one state. */
export type QueryLanguage = 'JSONPath' | 'JSONata';

/** A parsed Amazon States Language document, or the states inside a Parallel branch or a Map. */
export interface MachineDefinition {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly StartAt: string;
  readonly States: { readonly [name: string]: StateDefinition };
  readonly TimeoutSeconds?: number;
  readonly Version?: string;
  readonly ProcessorConfig?: { readonly Mode?: string; readonly ExecutionType?: string };
}

/** One retrier of a state's `Retry`. */
export interface RetrierDefinition {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** One catcher of a state's `Catch`. */
export interface CatcherDefinition {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: string | null;
  readonly Output?: Json;
  readonly Assign?: { readonly [name: string]: Json };
}

/** A rule of a Choice state, or an operand inside And, Or and Not. */
export interface ChoiceRuleDefinition {
  readonly Next?: string;
  readonly Condition?: Json;
  readonly Output?: Json;
  readonly Assign?: { readonly [name: string]: Json };
  readonly Variable?: string;
  readonly And?: readonly ChoiceRuleDefinition[];
  readonly Or?: readonly ChoiceRuleDefinition[];
  readonly Not?: ChoiceRuleDefinition;
  readonly [operator: string]: unknown;
}

/** A state as it stands in the definition; which fields count depends on `Type` and query language. */
export interface StateDefinition {
  readonly Type: string;
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly Next?: string;
  readonly End?: boolean;
  readonly InputPath?: string | null;
  readonly Parameters?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Result?: Json;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Assign?: { readonly [name: string]: Json };
  readonly Retry?: readonly RetrierDefinition[];
  readonly Catch?: readonly CatcherDefinition[];
  readonly Resource?: string;
  readonly Credentials?: Json;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
  readonly Choices?: readonly ChoiceRuleDefinition[];
  readonly Default?: string;
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
  readonly Branches?: readonly MachineDefinition[];
  readonly ItemProcessor?: MachineDefinition;
  readonly Iterator?: MachineDefinition;
  readonly Items?: Json;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
}
