import { z } from 'zod';
import { OPERATIONS_RUN } from '../../inspect/machine-runner.ts';
import { StartedRunSchema } from '../executions/run-route.ts';
import {
  AllExecutionsQuerySchema,
  ExecutionListSchema,
  ExecutionQuerySchema,
  ExecutionsQuerySchema,
  ExecutionViewSchema,
  HistoryQuerySchema,
  HistorySchema,
  LogsQuerySchema,
  RunLogsSchema,
} from '../executions/schema.ts';
import { NoBodySchema } from '../no-body.ts';
import type { Operation } from './operation.ts';
import { retryFailed } from './retry-failed.ts';

const OF_EPISODE = '/api/v1/episodes/{episodeId}/executions';
const OF_ALL = '/api/v1/executions';
const MALFORMED = 'A parameter is malformed';
const unknown = { 400: MALFORMED, 404: 'There is no such execution' };
const list = { name: 'ExecutionList', schema: ExecutionListSchema };

/** What can be asked of one execution: `path` names it, `operationId` ends in `suffix`. */
const readOne = (path: string, suffix: string): readonly Operation[] => [
  {
    method: 'get',
    path,
    operationId: `getExecution${suffix}`,
    summary:
      'The states that an execution went through, with tries, waits, input, output and error',
    query: ExecutionQuerySchema,
    success: {
      status: 200,
      description: 'As it stands',
      body: { name: 'Execution', schema: ExecutionViewSchema },
    },
    problems: unknown,
  },
  {
    method: 'get',
    path: `${path}/definition`,
    operationId: `getExecutionDefinition${suffix}`,
    summary: 'The state machine that an execution runs by',
    success: {
      status: 200,
      description: 'In Amazon States Language, as it was when the execution began',
      body: { name: 'Definition', schema: z.looseObject({ StartAt: z.string() }) },
    },
    problems: unknown,
  },
  {
    method: 'get',
    path: `${path}/history`,
    operationId: `getExecutionHistory${suffix}`,
    summary: 'The events of an execution',
    query: HistoryQuerySchema,
    success: {
      status: 200,
      description: 'A page of them, as Step Functions gives it',
      body: { name: 'ExecutionHistory', schema: HistorySchema },
    },
    problems: unknown,
  },
  {
    method: 'get',
    path: `${path}/logs`,
    operationId: `getExecutionLogs${suffix}`,
    summary: 'What the function wrote that a state called',
    query: LogsQuerySchema,
    success: {
      status: 200,
      description: 'A page of its lines, oldest first; none where they are no longer kept',
      body: { name: 'RunLogs', schema: RunLogsSchema },
    },
    problems: { 400: MALFORMED, 404: 'There is no such execution, or no such state of it' },
  },
];

const runOf = (machine: (typeof OPERATIONS_RUN)[number]): Operation => ({
  method: 'post',
  path: `/api/v1/operations/${machine}/run`,
  operationId: `run${machine.charAt(0).toUpperCase()}${machine.slice(1)}`,
  summary: `Starts a run of ${machine} now, besides those of the clock`,
  body: { name: 'RunMachine', schema: NoBodySchema, optional: true },
  success: {
    status: 202,
    description: 'Started',
    body: { name: 'StartedRun', schema: StartedRunSchema },
  },
  problems: { 400: MALFORMED },
});

/** Everything about how episodes were made, and about the runs beside them. */
export const EXECUTION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: OF_EPISODE,
    operationId: 'listEpisodeExecutions',
    summary:
      'Every attempt of an episode, newest first, with the runs of notify and deliver that it led to',
    query: ExecutionsQuerySchema,
    success: { status: 200, description: 'A page of them', body: list },
    problems: { 400: MALFORMED, 404: 'There is no such episode' },
  },
  ...readOne(`${OF_EPISODE}/{name}`, 'OfEpisode'),
  {
    method: 'get',
    path: OF_ALL,
    operationId: 'listExecutions',
    summary: 'The executions of a machine, or of all, for all shows, newest first',
    query: AllExecutionsQuerySchema,
    success: {
      status: 200,
      description: 'Those of a page that fit; it may be empty and go on',
      body: list,
    },
    problems: { 400: MALFORMED },
  },
  ...readOne(`${OF_ALL}/{machine}/{name}`, ''),
  ...OPERATIONS_RUN.map(runOf),
  retryFailed,
];
