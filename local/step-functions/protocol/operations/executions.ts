import type { Execution } from '../../engine/execution.ts';
import { ServiceError } from '../../engine/service-error.ts';
import { redriveStatus } from '../../engine/status-change.ts';
import { findExecution, findMachine } from '../find.ts';
import { optionalChoice, optionalString, pageSize } from '../members.ts';
import type { Operation } from '../operation.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import { revisionMembers } from './revision-members.ts';

const date = (ms: number | undefined): Date | undefined =>
  ms === undefined ? undefined : new Date(ms);

export const describeExecution: Operation = {
  members: ['executionArn'],
  async run(engine, members) {
    const execution = await engine.read(findExecution(engine, members));
    const { output, status } = execution;
    const { redriveStatus: redrivable, redriveStatusReason } = redriveStatus(status);
    return {
      executionArn: execution.executionArn,
      stateMachineArn: execution.stateMachineArn,
      stateMachineVersionArn: execution.stateMachineVersionArn,
      stateMachineAliasArn: execution.stateMachineAliasArn,
      name: execution.name,
      status,
      startDate: new Date(execution.startDate),
      stopDate: date(execution.stopDate),
      input: execution.input,
      inputDetails: { included: true },
      output,
      outputDetails: output === undefined ? undefined : { included: true },
      error: execution.error,
      cause: execution.cause,
      traceHeader: execution.traceHeader,
      redriveCount: 0,
      redriveStatus: redrivable,
      redriveStatusReason: redriveStatusReason ?? undefined,
    };
  },
};

export const stopExecution: Operation = {
  members: ['executionArn', 'error', 'cause'],
  async run(engine, members) {
    const execution = findExecution(engine, members);
    const error = optionalString(members, 'error', { max: 256 });
    const cause = optionalString(members, 'cause', { max: 32_768 });
    await engine.stop(execution, {
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
    return { stopDate: new Date(execution.stopDate ?? engine.now()) };
  },
};

const STATUSES = [
  'SUCCEEDED',
  'TIMED_OUT',
  'PENDING_REDRIVE',
  'ABORTED',
  'FAILED',
  'RUNNING',
] as const;

const listed = (execution: Execution) => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machine.arn,
  name: execution.name,
  status: execution.status,
  startDate: new Date(execution.startDate),
  stopDate: date(execution.stopDate),
  redriveCount: 0,
});

/** Newest first. */
export const listExecutions: Operation = {
  members: ['stateMachineArn', 'statusFilter', 'maxResults', 'nextToken'],
  run(engine, members) {
    const machine = findMachine(engine, members);
    if (machine.type === 'EXPRESS') {
      throw new ServiceError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const status = optionalChoice(members, 'statusFilter', STATUSES);
    const size = pageSize(members);
    const after = readPageToken(members, 'executions') ?? Number.POSITIVE_INFINITY;
    const matching = engine.state
      .executionsOf(machine.arn)
      .filter((one) => one.number < Number(after) && (status ?? one.status) === one.status)
      .reverse();
    const page = matching.slice(0, size);
    const last = matching.length > size ? page.at(-1) : undefined;
    return {
      executions: page.map(listed),
      nextToken: last === undefined ? undefined : pageToken('executions', last.number),
    };
  },
};

export const describeStateMachineForExecution: Operation = {
  members: ['executionArn'],
  run(engine, members) {
    const { machine } = findExecution(engine, members);
    return { ...revisionMembers(machine), updateDate: new Date(machine.updateDate) };
  },
};
