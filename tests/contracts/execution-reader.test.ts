import { randomUUID } from 'node:crypto';
import {
  CreateStateMachineCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StepFunctions, startStepFunctions } from '../../local/step-functions/index.ts';
import {
  createExecutionReader,
  ExecutionsUnavailable,
} from '../../src/clients/step-functions/execution-reader.ts';
import { stepFunctionsClient } from '../support/step-functions-client.ts';

const PODCAST_ID = '5b1a9a2e-3f57-4f0a-8a44-2d1c8e9b7a22';

let stepFunctions: StepFunctions;
let client: SFNClient;

beforeAll(async () => {
  stepFunctions = await startStepFunctions();
  client = stepFunctionsClient(stepFunctions.endpoint);
});
afterAll(async () => {
  client.destroy();
  await stepFunctions.close();
});

/** Starts one execution of a machine with this one state. */
const start = async (state: object, machine: object = {}) => {
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({
      name: `machine-${randomUUID()}`,
      definition: JSON.stringify({ StartAt: 'Only', States: { Only: state }, ...machine }),
      roleArn: 'arn:aws:iam::000000000000:role/machine',
    }),
  );
  const name = randomUUID();
  const input = JSON.stringify({ podcastId: PODCAST_ID });
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, name, input }),
  );
  return { executionArn, find: () => createExecutionReader(stateMachineArn!, client).find(name) };
};

test('an execution that runs', async () => {
  const { find } = await start({ Type: 'Wait', Seconds: 3600, End: true });
  expect(await find()).toEqual({
    status: 'running',
    podcastId: PODCAST_ID,
    window: null,
    startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    stoppedAt: null,
    error: null,
  });
});

test('one that succeeded', async () => {
  const { find } = await start({ Type: 'Succeed' });
  await expect.poll(find).toMatchObject({ status: 'succeeded', error: null });
});

test('one that failed, with its error', async () => {
  const { find } = await start({ Type: 'Fail', Error: 'UnknownPodcast', Cause: 'No such show.' });
  await expect.poll(find).toMatchObject({
    status: 'failed',
    stoppedAt: expect.any(String),
    error: { name: 'UnknownPodcast', cause: 'No such show.' },
  });
});

test('one that ran out of time', async () => {
  const { find } = await start({ Type: 'Wait', Seconds: 3600, End: true }, { TimeoutSeconds: 1 });
  await expect.poll(find, { timeout: 30_000 }).toMatchObject({
    status: 'failed',
    error: { name: 'States.Timeout' },
  });
});

test('one that somebody stopped without a word', async () => {
  const { executionArn, find } = await start({ Type: 'Wait', Seconds: 3600, End: true });
  await client.send(new StopExecutionCommand({ executionArn }));
  await expect.poll(find).toMatchObject({
    status: 'failed',
    error: { name: 'ExecutionAborted', cause: 'The execution was stopped.' },
  });
});

test('one that never was', async () => {
  const reader = createExecutionReader(
    'arn:aws:states:us-east-1:000000000000:stateMachine:none',
    client,
  );
  expect(await reader.find(randomUUID())).toBeNull();
});

test('an engine that is out of reach is a failure worth another try', async () => {
  const gone = await startStepFunctions();
  await gone.close();
  const reader = createExecutionReader(
    'arn:aws:states:us-east-1:000000000000:stateMachine:none',
    stepFunctionsClient(gone.endpoint),
  );
  const failure = await reader.find('any').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ExecutionsUnavailable);
  expect(failure).toMatchObject({ name: 'ExecutionsUnavailable', retryable: true });
});
