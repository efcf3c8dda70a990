import { describe, expect, it } from 'vitest';
import { type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import { proveRetriers } from '../support/prove-retriers.ts';
import {
  type Answers,
  httpAnswer,
  type MachineRun,
  readDefinition,
  runMachine,
} from '../support/state-machine.ts';

const definition = readDefinition('deliver');
const ENDPOINT = '6f1d0c2e-7a34-4b59-9f0e-2d8c1a5b4e03';
const NAME = `7-${ENDPOINT}`;
const run = (answers: Answers) =>
  runMachine(definition, {
    machine: 'deliver',
    execution: NAME,
    input: { eventId: 7, endpointId: ENDPOINT },
    answers,
  });

const HOUR = 3600;
/** The waits that the Standard Webhooks specification recommends, in seconds. */
const WAITS = [5, 300, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

const lambda = (payload: Json): Json => ({ StatusCode: 200, Payload: payload });
const aTry = (attempt: number, fields: Record<string, Json> = {}) =>
  lambda({
    outcome: 'failed',
    attempt,
    status: 500,
    error: 'The receiver answered 500.',
    body: 'OK',
    tookMs: 12,
    retryAfterSeconds: 0,
    ...fields,
  });
const delivered = (attempt: number) =>
  aTry(attempt, { outcome: 'delivered', status: 204, error: null });
const recorded = (state: string, attempts = 1) => httpAnswer({ state, attempts });
const failedTries = (count: number, fields: Record<string, Json> = {}) =>
  Array.from({ length: count }, (_, n) => aTry(n + 1, fields));
/** As record_delivery_attempt does it: without a next try the delivery is given up. */
const asTheDatabase: Answers['x'] = ({ input }) => {
  const { p_outcome, p_attempt, p_wait_seconds } = (input as { RequestBody: Record<string, Json> })
    .RequestBody;
  const settled = p_outcome === 'delivered' ? 'delivered' : 'given_up';
  return recorded(
    p_outcome === 'failed' && p_wait_seconds !== null ? 'pending' : settled,
    p_attempt as number,
  );
};
const waitsOf = (ended: MachineRun) =>
  ended
    .callsOf('RecordAttempt')
    .map(
      ({ input }) => (input as { RequestBody: Record<string, Json> }).RequestBody['p_wait_seconds'],
    );

describe('a message that is delivered', () => {
  it('at the first try is recorded once', async () => {
    const ended = await run({ DeliverWebhook: [delivered(1)], RecordAttempt: asTheDatabase });
    expect(ended.entered).toEqual([
      'DeliverWebhook',
      'ChooseByOutcome',
      'RecordAttempt',
      'ChooseWhetherToWait',
      'DeliveryEnded',
    ]);
    expect(ended.result).toEqual({
      status: 'SUCCEEDED',
      output: { state: 'delivered', attempts: 1 },
    });
    expect(ended.callsOf('DeliverWebhook')[0]?.input).toMatchObject({
      Payload: { eventId: 7, endpointId: ENDPOINT, execution: NAME },
    });
    expect(ended.callsOf('RecordAttempt')[0]?.input).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/record_delivery_attempt',
      RequestBody: {
        p_event_id: 7,
        p_endpoint_id: ENDPOINT,
        p_execution: NAME,
        p_attempt: 1,
        p_outcome: 'delivered',
        p_status: 204,
        p_error: null,
        p_wait_seconds: null,
        p_body: 'OK',
        p_took_ms: 12,
      },
    });
  });

  it('at the third is tried after 5 seconds and after 5 minutes', async () => {
    const ended = await run({
      DeliverWebhook: [...failedTries(2), delivered(3)],
      RecordAttempt: asTheDatabase,
    });
    expect(ended.result).toMatchObject({ output: { state: 'delivered', attempts: 3 } });
    expect(ended.tookMs).toBe(305_000);
  });
});

describe('a receiver that never answers well', () => {
  it('is tried ten times over three days, and then given up without failing', async () => {
    const ended = await run({ DeliverWebhook: failedTries(11), RecordAttempt: asTheDatabase });
    expect(ended.result).toEqual({
      status: 'SUCCEEDED',
      output: { state: 'given_up', attempts: 10 },
    });
    expect(ended.callsOf('DeliverWebhook')).toHaveLength(10);
    expect(waitsOf(ended)).toEqual([...WAITS, null]);
    expect(ended.tookMs).toBe(sum(WAITS) * 1000);
    expect(ended.tookMs / 86_400_000).toBeGreaterThan(3);
    expect(ended.tookMs / 86_400_000).toBeLessThan(3.5);
  });

  it('is waited for longer when it asks for it, and never shorter', async () => {
    const ended = await run({
      DeliverWebhook: [
        aTry(1, { status: 429, retryAfterSeconds: 60 }),
        aTry(2, { status: 429, retryAfterSeconds: 60 }),
        delivered(3),
      ],
      RecordAttempt: asTheDatabase,
    });
    expect(waitsOf(ended)).toEqual([60, 300, null]);
    expect(ended.tookMs).toBe(360_000);
  });

  it('that asks for a day each time is done with before the execution times out', async () => {
    const ended = await run({
      DeliverWebhook: failedTries(11, { status: 503, retryAfterSeconds: 24 * HOUR }),
      RecordAttempt: asTheDatabase,
    });
    expect(ended.result).toMatchObject({ status: 'SUCCEEDED', output: { attempts: 10 } });
    expect(ended.tookMs).toBeLessThan(definition.TimeoutSeconds * 1000);
  });

  it('goes on with the waits where an execution that died has left them', async () => {
    const ended = await run({
      DeliverWebhook: [aTry(9), aTry(10)],
      RecordAttempt: asTheDatabase,
    });
    expect(waitsOf(ended)).toEqual([24 * HOUR, null]);
  });
});

it('tries no more after a 410', async () => {
  const gone = aTry(1, { outcome: 'gone', status: 410 });
  const ended = await run({ DeliverWebhook: [gone], RecordAttempt: asTheDatabase });
  expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { state: 'given_up', attempts: 1 } });
  expect(ended.callsOf('DeliverWebhook')).toHaveLength(1);
});

it('ends when the endpoint was found gone by another delivery', async () => {
  const ended = await run({ DeliverWebhook: [aTry(1)], RecordAttempt: [recorded('given_up')] });
  expect(ended.callsOf('DeliverWebhook')).toHaveLength(1);
});

describe('nothing to deliver', () => {
  it('is what remains of a message that is settled or held by another execution', async () => {
    const ended = await run({ DeliverWebhook: [lambda({ outcome: 'settled' })] });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { state: 'settled' } });
    expect(ended.calls).toHaveLength(1);
  });

  it.each(['475', '477'])('is what a %s of the database means', async (code) => {
    const ended = await run({
      DeliverWebhook: [aTry(1)],
      RecordAttempt: [new TaskFailed(`States.Http.StatusCode.${code}`, '')],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { state: 'settled' } });
    expect(ended.callsOf('RecordAttempt')).toHaveLength(1);
  });
});

it('is not taken for delivered because the database lacks the function', async () => {
  const error = 'States.Http.StatusCode.404';
  const ended = await run({
    DeliverWebhook: [aTry(1)],
    RecordAttempt: [new TaskFailed(error, 'PGRST202')],
  });
  expect(ended.result).toMatchObject({ status: 'FAILED', error });
});

describe('what is not the receiver’s fault', () => {
  it.each(['DeliverWebhook', 'RecordAttempt'])(
    'fails the execution as it was in %s: notify starts a successor',
    async (state) => {
      const boom = new TaskFailed('DatabasePaused', 'Resume the project.');
      const ended = await run({
        DeliverWebhook: [aTry(1)],
        RecordAttempt: asTheDatabase,
        [state]: [boom],
      });
      expect(ended.result).toEqual({ status: 'FAILED', error: boom.error, cause: boom.reason });
      expect(ended.callsOf(state)).toHaveLength(1);
    },
  );

  it('fails by name on an outcome that it does not know', async () => {
    const ended = await run({ DeliverWebhook: [lambda({ outcome: 'surprise' })] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' });
  });
});

it('has no secret and no address in its history', async () => {
  const ended = await run({ DeliverWebhook: [delivered(1)], RecordAttempt: asTheDatabase });
  expect(JSON.stringify(ended.events)).not.toMatch(/whsec_|signature/);
});

proveRetriers({
  definition,
  run,
  reach: () => ({ DeliverWebhook: [delivered(1)], RecordAttempt: asTheDatabase }),
});
