import { randomUUID } from 'node:crypto';
import { type Json, TaskFailed } from '../contract.ts';
import { ServiceError } from '../engine/service-error.ts';
import { writeDates } from '../protocol/write-dates.ts';
import {
  type Fields,
  type Integration,
  type JsonObject,
  serviceIntegration,
} from './integration.ts';
import { sdkFailure } from './sdk/sdk-failure.ts';
import { sdkMetadata } from './sdk/sdk-metadata.ts';
import { instant } from './sdk/sdk-output.ts';

/** Runs an operation of the service by name, with the API's member names. Throws ServiceError. */
export type OperationRunner = (
  name: string,
  members: Readonly<Record<string, Json>>,
) => Promise<unknown>;

const OPERATIONS: Readonly<Record<string, Fields>> = {
  startExecution: {
    required: ['StateMachineArn'],
    optional: ['Name', 'Input', 'TraceHeader'],
  },
  describeExecution: { required: ['ExecutionArn'], optional: [] },
  stopExecution: { required: ['ExecutionArn'], optional: ['Error', 'Cause'] },
  listExecutions: {
    required: ['StateMachineArn'],
    optional: ['StatusFilter', 'MaxResults', 'NextToken'],
  },
};

const recase = (value: unknown, letter: (first: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => recase(item, letter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [letter(name.charAt(0)) + name.slice(1), recase(member, letter)]),
  );
};

/** `Input` may be JSON instead of its text: recorded for both integrations. */
const toMembers = (input: JsonObject): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, Json][] => {
      if (name === 'Input' && value !== null && typeof value !== 'string') {
        return [['input', JSON.stringify(value)]];
      }
      return [[name.charAt(0).toLowerCase() + name.slice(1), value]];
    }),
  );

const exceptionName = (type: string): string =>
  type.endsWith('Exception') ? type : `${type}Exception`;

const sdkRefusal = (error: unknown): unknown =>
  error instanceof ServiceError
    ? sdkFailure({
        service: 'Sfn',
        exception: exceptionName(error.type),
        message: error.message,
        status: error.status,
        requestId: randomUUID(),
      })
    : error;

const optimisedRefusal = (error: unknown): unknown =>
  error instanceof ServiceError
    ? new TaskFailed(
        `StepFunctions.${exceptionName(error.type)}`,
        `${error.message} (Service: AWSStepFunctions; Status Code: ${error.status}; Error Code: ${error.type}; Request ID: ${randomUUID()}; Proxy: null)`,
      )
    : error;

/** `aws-sdk:sfn:*` and the optimised `states:startExecution` (request-response), served by this engine itself. */
export const stepFunctionsIntegrations = (
  runOperation: OperationRunner,
): readonly Integration[] => {
  const run = async (operation: string, input: JsonObject): Promise<JsonObject> => {
    const name = operation.charAt(0).toUpperCase() + operation.slice(1);
    const answer = writeDates(await runOperation(name, toMembers(input)), instant);
    return recase(answer, (first) => first.toUpperCase()) as JsonObject;
  };
  const sdk = Object.entries(OPERATIONS).map(([operation, fields]) =>
    serviceIntegration(`aws-sdk:sfn:${operation}`, fields, async (_call, input) => {
      try {
        return await run(operation, input);
      } catch (error) {
        throw sdkRefusal(error);
      }
    }),
  );
  const startExecution = OPERATIONS['startExecution'] ?? { required: [], optional: [] };
  const optimised = serviceIntegration(
    'states:startExecution',
    startExecution,
    async (_call, input) => {
      try {
        const requestId = randomUUID();
        const headers = { 'x-amzn-requestid': requestId };
        return { ...(await run('startExecution', input)), ...sdkMetadata(200, headers, requestId) };
      } catch (error) {
        throw optimisedRefusal(error);
      }
    },
  );
  return [...sdk, optimised];
};
