import { describe, expect, it } from 'vitest';
import {
  type ExecutionRecord,
  statusChange,
} from '../../../../local/step-functions/engine/status-change.ts';

const anExecution = (fields: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  executionArn: 'arn:aws:states:us-east-1:000000000000:execution:m:e',
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
  name: 'e',
  status: 'FAILED',
  startDate: 1,
  stopDate: 2,
  input: '{}',
  output: undefined,
  error: 'Nope',
  cause: 'Because',
  traceHeader: undefined,
  ...fields,
});

describe('A status change', () => {
  it('has the fields of the EventBridge event', () => {
    expect(statusChange(anExecution())).toEqual({
      executionArn: 'arn:aws:states:us-east-1:000000000000:execution:m:e',
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m',
      stateMachineVersionArn: null,
      stateMachineAliasArn: null,
      name: 'e',
      status: 'FAILED',
      startDate: 1,
      stopDate: 2,
      input: '{}',
      inputDetails: { included: true },
      output: null,
      outputDetails: null,
      error: 'Nope',
      cause: 'Because',
      redriveCount: 0,
      redriveDate: null,
      redriveStatus: 'REDRIVABLE',
      redriveStatusReason: null,
    });
  });

  it('leaves data out that would not fit into an event', () => {
    const input = JSON.stringify('x'.repeat(130_000));
    const change = statusChange(anExecution({ status: 'SUCCEEDED', input, output: input }));
    expect(change).toMatchObject({
      input: null,
      inputDetails: { included: false },
      output: null,
      outputDetails: { included: false },
    });
  });
});
