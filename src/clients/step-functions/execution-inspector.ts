import {
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  InvalidToken,
  ListExecutionsCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { ExecutionEvent } from '../../inspect/execution-event.ts';
import type { ExecutionFacts, ExecutionInspector } from '../../inspect/execution-inspector.ts';
import type { Machine } from '../../inspect/machines.ts';
import { UnknownPage } from '../../inspect/unknown-page.ts';
import { errorOf } from './execution-error.ts';
import { ExecutionsUnavailable, executionArnOf, openClient } from './execution-reader.ts';

const STATUS = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed_out',
  ABORTED: 'aborted',
} as const;

const FILTER = {
  running: 'RUNNING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  timed_out: 'TIMED_OUT',
  aborted: 'ABORTED',
} as const satisfies Record<ExecutionFacts['status'], keyof typeof STATUS>;

const toFacts = (output: DescribeExecutionOutput): ExecutionFacts => {
  const status = STATUS[output.status ?? 'RUNNING'];
  const isWell = status === 'running' || status === 'succeeded';
  return {
    executionArn: output.executionArn ?? '',
    name: output.name ?? '',
    status,
    startedAt: (output.startDate ?? new Date(0)).toISOString(),
    stoppedAt: output.stopDate?.toISOString() ?? null,
    input: output.input ?? null,
    output: output.output ?? null,
    error: isWell ? null : errorOf(output),
  };
};

const toEvent = ({
  id = 0,
  previousEventId = 0,
  type = 'ExecutionStarted',
  timestamp = new Date(0),
  ...details
}: HistoryEvent): ExecutionEvent => ({
  id,
  previousEventId,
  type,
  timestamp: timestamp.toISOString(),
  ...(details as Pick<ExecutionEvent, `${string}EventDetails`>),
});

/** As many characters as Step Functions takes: a longer one is no InvalidToken to it, but a malformed request. */
const MOST_TOKEN = 3096;

class TokenTooLong extends Error {}

/** @throws TokenTooLong */
const nextTokenOf = (after: string | null): { readonly nextToken?: string } => {
  if (after === null) return {};
  if (after.length > MOST_TOKEN) throw new TokenTooLong(`It has ${after.length} characters.`);
  return { nextToken: after };
};

/** Looks into the executions of the machines whose ARNs it is given. */
export const createExecutionInspector = (
  machineArns: Readonly<Partial<Record<Machine, string>>>,
  client: SFNClient = openClient(),
): ExecutionInspector => {
  const arnOf = (machine: Machine): string => {
    const arn = machineArns[machine];
    if (arn === undefined) throw new Error(`Nobody said where the machine ${machine} is.`);
    return arn;
  };

  /** `pages` names what is read page by page, `task` what Step Functions didn't do. */
  const failure = (cause: unknown, pages: string, task: string): Error => {
    if (cause instanceof InvalidToken || cause instanceof TokenTooLong) {
      return new UnknownPage(`No page of ${pages} is called so.`, { cause });
    }
    return new ExecutionsUnavailable(`Step Functions didn't ${task}: ${String(cause)}`, { cause });
  };

  const ask = async <T>(
    machine: Machine,
    name: string,
    question: (executionArn: string) => Promise<T>,
  ): Promise<T | null> => {
    try {
      return await question(executionArnOf(arnOf(machine), name));
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      const task = `tell of the execution ${name} of ${machine}`;
      throw failure(error, `the history of ${name}`, task);
    }
  };
  return {
    async list(machine, { status, limit, after }) {
      try {
        const { executions = [], nextToken } = await client.send(
          new ListExecutionsCommand({
            stateMachineArn: arnOf(machine),
            maxResults: limit,
            ...(status !== null && { statusFilter: FILTER[status] }),
            ...nextTokenOf(after),
          }),
        );
        return {
          items: executions.map(({ name = '', startDate = new Date(0) }) => ({
            name,
            startedAt: startDate.toISOString(),
          })),
          next: nextToken ?? null,
        };
      } catch (error) {
        const executions = `the executions of ${machine}`;
        throw failure(error, executions, `list ${executions}`);
      }
    },
    find: (machine, name) =>
      ask(machine, name, async (executionArn) =>
        toFacts(await client.send(new DescribeExecutionCommand({ executionArn }))),
      ),
    history: (machine, name, { limit, after, newestFirst = false }) =>
      ask(machine, name, async (executionArn) => {
        const { events = [], nextToken } = await client.send(
          new GetExecutionHistoryCommand({
            executionArn,
            maxResults: limit,
            reverseOrder: newestFirst,
            ...nextTokenOf(after),
          }),
        );
        return { events: events.map(toEvent), next: nextToken ?? null };
      }),
    definition: (machine, name) =>
      ask(machine, name, async (executionArn) => {
        const { definition } = await client.send(
          new DescribeStateMachineForExecutionCommand({ executionArn }),
        );
        return definition === undefined ? null : JSON.parse(definition);
      }),
  };
};
