import type { ExecutionStatus } from './execution.ts';

const MAX_DATA_BYTES = 248 * 1024;

/**
 * The detail of EventBridge's "Step Functions Execution Status Change" (source `aws.states`), with
 * the fields of the Step Functions developer guide, "Automating Step Functions event delivery".
 * Dates are milliseconds since the epoch; input and output are JSON text.
 */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineVersionArn: string | null;
  readonly stateMachineAliasArn: string | null;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | null;
  readonly input: string | null;
  readonly inputDetails: { readonly included: boolean } | null;
  readonly output: string | null;
  readonly outputDetails: { readonly included: boolean } | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly redriveCount: 0;
  readonly redriveDate: null;
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE';
  readonly redriveStatusReason: string | null;
}

/** An execution with the data that memory doesn't keep. */
export interface ExecutionRecord {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineVersionArn?: string | undefined;
  readonly stateMachineAliasArn?: string | undefined;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | undefined;
  readonly input: string;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly traceHeader: string | undefined;
}

/** Whether the service would redrive it: succeeded and running executions are not redrivable. */
export const redriveStatus = (
  status: ExecutionStatus,
): Pick<StatusChange, 'redriveStatus' | 'redriveStatusReason'> =>
  status === 'SUCCEEDED' || status === 'RUNNING'
    ? {
        redriveStatus: 'NOT_REDRIVABLE',
        redriveStatusReason: `Execution is ${status} and cannot be redriven`,
      }
    : { redriveStatus: 'REDRIVABLE', redriveStatusReason: null };

/** The event's detail; data of more than 248 KiB together is left out, as EventBridge's size limit demands. */
export const statusChange = (execution: ExecutionRecord): StatusChange => {
  const { input, output } = execution;
  const included = Buffer.byteLength(input) + Buffer.byteLength(output ?? '') <= MAX_DATA_BYTES;
  return {
    executionArn: execution.executionArn,
    stateMachineArn: execution.stateMachineArn,
    stateMachineVersionArn: execution.stateMachineVersionArn ?? null,
    stateMachineAliasArn: execution.stateMachineAliasArn ?? null,
    name: execution.name,
    status: execution.status,
    startDate: execution.startDate,
    stopDate: execution.stopDate ?? null,
    input: included ? input : null,
    inputDetails: { included },
    output: included ? (output ?? null) : null,
    outputDetails: output === undefined ? null : { included },
    error: execution.error ?? null,
    cause: execution.cause ?? null,
    redriveCount: 0,
    redriveDate: null,
    ...redriveStatus(execution.status),
  };
};
