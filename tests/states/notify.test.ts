import { describe, expect, it } from 'vitest';
import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import { proveRetriers } from '../support/prove-retriers.ts';
import { type Answers, httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

const definition = readDefinition('notify');
/** The most events that one execution's history holds (service quota). */
const HISTORY = 25_000;
const run = (answers: Answers, input: Json = {}) =>
  runMachine(definition, { machine: 'notify', input, answers });

const ENDPOINT = '6f1d0c2e-7a34-4b59-9f0e-2d8c1a5b4e03';
const aDelivery = (event: number): Record<string, Json> => ({
  event_id: event,
  endpoint_id: ENDPOINT,
  execution: `${event}-${ENDPOINT}`,
  next_execution: `${event}-${ENDPOINT}-2026112206`,
});
const deliveries = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => aDelivery(from + n));
const pending = (...pages: Json[][]) => pages.map((page) => httpAnswer(page));
const started: Json = { ExecutionArn: 'deliver' };
const taken = new TaskFailed('Sfn.ExecutionAlreadyExistsException', 'Execution Already Exists');
const boom = new TaskFailed('Sfn.StateMachineDoesNotExistException', 'It is gone');
const busy = new TaskFailed('Sfn.SfnException', 'Rate exceeded');
const none = { started: 0, alreadyStarted: 0, notStarted: 0 };
const bodyOf = (call: TaskCall | undefined) =>
  (call?.input as { RequestBody: Json } | undefined)?.RequestBody;

it('asks once when the outbox is empty', async () => {
  const ended = await run({ FindPendingDeliveries: pending([]) });
  expect(ended.result).toEqual({ status: 'SUCCEEDED', output: none });
  expect(ended.calls).toHaveLength(1);
  expect(ended.calls[0]?.input).toMatchObject({
    ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/pending_deliveries',
    RequestBody: { p_limit: 200, p_after_event_id: null, p_after_endpoint_id: null },
  });
});

it('starts a delivery by its name, with ids alone', async () => {
  const ended = await run({
    FindPendingDeliveries: pending([aDelivery(7)]),
    StartDelivery: [started],
  });
  expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 1 } });
  expect(ended.callsOf('StartDelivery').map(({ input }) => input)).toEqual([
    {
      StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:deliver:live',
      Name: `7-${ENDPOINT}`,
      Input: JSON.stringify({ eventId: 7, endpointId: ENDPOINT }),
    },
  ]);
});

it('starts a successor with the same input for a delivery that died', async () => {
  const ended = await run({
    FindPendingDeliveries: pending([aDelivery(7)]),
    StartDelivery: [taken],
    StartSuccessor: [started],
  });
  expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 1 } });
  const [first, second] = [ended.callsOf('StartDelivery')[0], ended.callsOf('StartSuccessor')[0]];
  expect(second?.input).toEqual({
    ...(first?.input as object),
    Name: `7-${ENDPOINT}-2026112206`,
  });
});

it('leaves a delivery whose successor of this hour has ended, too, for the next hour', async () => {
  const ended = await run({
    FindPendingDeliveries: pending([aDelivery(7)]),
    StartDelivery: [taken],
    StartSuccessor: [taken],
  });
  expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, alreadyStarted: 1 } });
});

describe('a full outbox', () => {
  it('is handed on after a full page, and the next execution begins after its last message', async () => {
    const first = await run({
      FindPendingDeliveries: pending(deliveries(1, 200)),
      StartDelivery: [started],
      HandOn: [started],
    });
    expect(first.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 200 } });
    const after = { eventId: 200, endpointId: ENDPOINT };
    expect(first.callsOf('HandOn').map(({ input }) => input)).toEqual([
      {
        StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:notify:live',
        Input: JSON.stringify({ after }),
      },
    ]);
    const next = await run(
      { FindPendingDeliveries: pending(deliveries(201, 203)), StartDelivery: [started] },
      { after },
    );
    expect(bodyOf(next.callsOf('FindPendingDeliveries')[0])).toEqual({
      p_limit: 200,
      p_after_event_id: 200,
      p_after_endpoint_id: ENDPOINT,
    });
    expect(next.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 3 } });
  });

  it('says when the messages after a full page wait for the next run', async () => {
    const ended = await run({
      FindPendingDeliveries: pending(deliveries(1, 200)),
      StartDelivery: [started],
      HandOn: [boom],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'DeliveriesNotStarted' });
  });

  it('fits well into a history with each delivery dead and every call retried', async () => {
    const tries = new Map<string, number>();
    /** Answers after five refusals of the same call. */
    const atLast =
      (answer: Json | TaskFailed) =>
      ({ stateName, input }: TaskCall) => {
        const call = `${stateName} ${JSON.stringify(input)}`;
        tries.set(call, (tries.get(call) ?? 0) + 1);
        return (tries.get(call) ?? 0) > 5 ? answer : busy;
      };
    const ended = await run({
      FindPendingDeliveries: pending(deliveries(1, 200)),
      StartDelivery: atLast(taken),
      StartSuccessor: atLast(started),
      HandOn: atLast(started),
    });
    expect(ended.callsOf('StartSuccessor')).toHaveLength(200 * 6);
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 200 } });
    expect(ended.events.length).toBeLessThan(HISTORY / 2);
  });
});

it.each(['StartDelivery', 'StartSuccessor'])(
  'goes on with the others when %s fails for one, and fails at the end',
  async (state) => {
    const answers = (answer: Json | TaskFailed) => (call: TaskCall) =>
      call.stateName === state && JSON.stringify(call.input).includes(`"1-${ENDPOINT}`)
        ? boom
        : answer;
    const ended = await run({
      FindPendingDeliveries: pending(deliveries(1, 3)),
      StartDelivery: answers(taken),
      StartSuccessor: answers(started),
    });
    expect(ended.callsOf('StartDelivery')).toHaveLength(3);
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'DeliveriesNotStarted',
      cause:
        'Deliveries that could not be started: 1. The history of this execution says why; the next run tries again.',
    });
  },
);

it('fails when the database is out of reach for good', async () => {
  const error = 'States.Http.StatusCode.540';
  const ended = await run({ FindPendingDeliveries: [new TaskFailed(error, 'paused')] });
  expect(ended.result).toMatchObject({ status: 'FAILED', error });
});

proveRetriers({
  definition,
  run,
  reach: (task) => ({
    FindPendingDeliveries: pending(task === 'HandOn' ? deliveries(1, 200) : [aDelivery(1)]),
    StartDelivery: [taken],
    StartSuccessor: [started],
    HandOn: [started],
  }),
});
