import { randomUUID } from 'node:crypto';
import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type StepFunctions, startStepFunctions } from '../../local/step-functions/index.ts';
import { createAllExecutionsRoute } from '../../src/api/executions/all-route.ts';
import { createListExecutionsRoute } from '../../src/api/executions/list-route.ts';
import {
  createDefinitionRoute,
  createExecutionRoute,
  createHistoryRoute,
} from '../../src/api/executions/read-routes.ts';
import { createRunRoute } from '../../src/api/executions/run-route.ts';
import {
  ExecutionListSchema,
  ExecutionViewSchema,
  HistorySchema,
} from '../../src/api/executions/schema.ts';
import type { ProxyEvent } from '../../src/api/lambda-proxy.ts';
import { createRouter } from '../../src/api/router.ts';
import { createExecutionInspector } from '../../src/clients/step-functions/execution-inspector.ts';
import { createMachineRunner } from '../../src/clients/step-functions/machine-runner.ts';
import type { ExecutionInspector } from '../../src/inspect/execution-inspector.ts';
import { MACHINES, type Machine } from '../../src/inspect/machines.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { aProxyEvent } from '../support/a-proxy-event.ts';
import { aShowView } from '../support/a-show.ts';
import { anEpisodeRecord } from '../support/an-episode-record.ts';
import { stepFunctionsClient } from '../support/step-functions-client.ts';

const EPISODE = randomUUID();
const DELIVERY = `7-${randomUUID()}`;
const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:stepcast-test-';
const MACHINE_ARNS = Object.fromEntries(
  MACHINES.map((machine) => [machine, `${ARN}${machine}`]),
) as Record<Machine, string>;

const starts = (machine: Machine, name?: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:sfn:startExecution',
  Arguments: {
    StateMachineArn: `${MACHINE_ARNS[machine]}:live`,
    Input: '{}',
    ...(name && { Name: name }),
  },
  End: true,
});
const alone = (state: object) => ({ StartAt: 'Only', States: { Only: state } });
const DEFINITIONS: Record<Machine, object> = {
  episode: {
    StartAt: 'Open',
    States: {
      Open: {
        Type: 'Choice',
        Choices: [{ Condition: "{% $states.input.from = 'audio' %}", Next: 'Speak' }],
        Default: 'Broken',
      },
      Broken: { Type: 'Fail', Error: 'SpeechUnavailable', Cause: 'Google did not answer.' },
      Speak: { Type: 'Pass', Output: { words: 'a'.repeat(40 * 1024) }, Next: 'Tell' },
      Tell: starts('notify'),
    },
  },
  notify: alone(starts('deliver', DELIVERY)),
  deliver: alone({ Type: 'Pass', End: true }),
  // Goes round 400 times, for more events than Step Functions gives at once.
  schedule: {
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Assign: { turn: 0 }, Next: 'Count' },
      Count: { Type: 'Pass', Assign: { turn: '{% $turn + 1 %}' }, Next: 'IsEnough' },
      IsEnough: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $turn < 400 %}', Next: 'Count' }],
        Default: 'Enough',
      },
      Enough: { Type: 'Fail', Error: 'TooMuch', Cause: 'It went round too often.' },
    },
  },
  reconcile: alone({ Type: 'Pass', End: true }),
};

let stepFunctions: StepFunctions;
let client: SFNClient;
let inspector: ExecutionInspector;
let router: ReturnType<typeof createRouter>;

const start = (name: string, input: object) =>
  client.send(
    new StartExecutionCommand({
      stateMachineArn: MACHINE_ARNS.episode,
      name,
      input: JSON.stringify(input),
    }),
  );
const ended = (machine: Machine, name: string) =>
  vi.waitFor(async () => {
    const facts = await inspector.find(machine, name);
    if (facts === null || facts.stoppedAt === null) throw new Error(`${name} has not ended.`);
  });

beforeAll(async () => {
  stepFunctions = await startStepFunctions();
  client = stepFunctionsClient(stepFunctions.endpoint);
  for (const machine of MACHINES) {
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...DEFINITIONS[machine] });
    const roleArn = 'arn:aws:iam::000000000000:role/machine';
    const name = `stepcast-test-${machine}`;
    const { stateMachineVersionArn } = await client.send(
      new CreateStateMachineCommand({ name, definition, roleArn, publish: true }),
    );
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }];
    await client.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }));
  }
  inspector = createExecutionInspector(MACHINE_ARNS, client);
  const runner = createMachineRunner(MACHINE_ARNS, client);
  const episode = anEpisodeRecord({ episodeId: EPISODE, execution: EPISODE, attempt: 1 });
  const episodes = { find: async (id: string) => (id === EPISODE ? episode : null) };
  const show = aShowView({ title: 'Tide Mill' });
  const shows = { find: async (id: string) => (id === show.id ? show : null) };
  const execution = createExecutionRoute(inspector);
  router = createRouter(
    {
      'GET /all': createAllExecutionsRoute({ inspector, shows }),
      'GET /episodes/{episodeId}': createListExecutionsRoute({ episodes, inspector }),
      'GET /episodes/{episodeId}/{name}': execution,
      'GET /machines/{machine}/{name}': execution,
      'GET /machines/{machine}/{name}/definition': createDefinitionRoute(inspector),
      'GET /machines/{machine}/{name}/history': createHistoryRoute(inspector),
      'POST /run': createRunRoute('reconcile', { runner, createId: randomUUID }),
    },
    createLogger('error'),
    'https://console.test',
  );
  await start(EPISODE, {});
  await ended('episode', EPISODE);
  await start(`${EPISODE}-2`, { from: 'audio', podcastId: show.id });
  await ended('deliver', DELIVERY);
  await ended('episode', `${EPISODE}-2`);
});
afterAll(async () => {
  client?.destroy();
  await stepFunctions?.close();
});

const ask = async (
  resource: string,
  pathParameters: ProxyEvent['pathParameters'] = null,
  queryStringParameters: ProxyEvent['queryStringParameters'] = null,
) => {
  const event = aProxyEvent({ resource, pathParameters, queryStringParameters });
  const { statusCode, body } = await router(event);
  return { status: statusCode, body: JSON.parse(body) };
};

test('an episode’s attempts come newest first, each with what it started', async () => {
  const { status, body } = await ask('/episodes/{episodeId}', { episodeId: EPISODE });
  expect(status).toBe(200);
  const { items, nextCursor } = ExecutionListSchema.parse(body);
  expect(items.map((one) => [one.machine, one.attempt, one.status])).toEqual([
    ['episode', 2, 'succeeded'],
    ['notify', null, 'succeeded'],
    ['deliver', null, 'succeeded'],
    ['episode', 1, 'failed'],
  ]);
  expect(items[1]?.startedBy).toBe(`${EPISODE}-2`);
  expect(items[2]?.startedBy).toBe(items[1]?.name);
  expect(items[3]?.error).toMatchObject({ name: 'SpeechUnavailable', remedy: 'retry' });
  expect(nextCursor).toBeNull();
});

test('a page ends at its limit, and the next goes on', async () => {
  const asked = { episodeId: EPISODE };
  const first = await ask('/episodes/{episodeId}', asked, { limit: '1' });
  expect(first.body.nextCursor).toBe('1');
  const second = await ask('/episodes/{episodeId}', asked, { limit: '1', cursor: '1' });
  expect(second.body).toMatchObject({ items: [{ name: EPISODE, attempt: 1 }], nextCursor: null });
});

test('an execution tells of its states, large values by reference, and whole when asked', async () => {
  const asked = { episodeId: EPISODE, name: `${EPISODE}-2` };
  const { body } = await ask('/episodes/{episodeId}/{name}', asked);
  const view = ExecutionViewSchema.parse(body);
  expect(view.states.map(({ name }) => name)).toEqual(['Open', 'Speak', 'Tell']);
  const speak = view.states[1]!;
  expect(speak.output).toEqual({
    $ref: `https://api.test/episodes/${EPISODE}/${EPISODE}-2?state=${speak.id}`,
    sizeBytes: expect.any(Number),
  });
  const whole = await ask('/episodes/{episodeId}/{name}', asked, { state: String(speak.id) });
  expect(whole.body.states).toMatchObject([{ name: 'Speak', output: { words: /^a{40960}$/ } }]);
});

describe('by its machine', () => {
  const path = '/machines/{machine}/{name}';
  const asked = { machine: 'episode', name: EPISODE };

  test('an execution is told', async () => {
    const { body } = await ask(path, { machine: 'deliver', name: DELIVERY });
    expect(ExecutionViewSchema.parse(body)).toMatchObject({ machine: 'deliver', attempt: null });
  });
  test('a long one is told by its end at once, and whole when asked', async () => {
    const name = randomUUID();
    await client.send(
      new StartExecutionCommand({ stateMachineArn: MACHINE_ARNS.schedule, name, input: '{}' }),
    );
    await ended('schedule', name);
    const long = { machine: 'schedule', name };
    const end = ExecutionViewSchema.parse((await ask(path, long, { part: 'last' })).body);
    const whole = ExecutionViewSchema.parse((await ask(path, long)).body);
    expect([end.isComplete, whole.isComplete]).toEqual([false, true]);
    expect(whole.states).toHaveLength(802);
    expect(end.states.length).toBeLessThanOrEqual(500);
    expect(end.states).toEqual(whole.states.slice(-end.states.length));
    const { states: _, isComplete: __, ...facts } = whole;
    expect(end).toMatchObject(facts);
    expect(end).toMatchObject({ status: 'failed', error: { name: 'TooMuch', state: 'Enough' } });
  });
  test('a short one is whole either way', async () => {
    const [end, whole] = [await ask(path, asked, { part: 'last' }), await ask(path, asked)];
    expect(end.body).toEqual(whole.body);
    expect(end.body.isComplete).toBe(true);
  });
  test('its definition is what it ran by', async () => {
    const { body } = await ask(`${path}/definition`, asked);
    expect(body.States).toEqual((DEFINITIONS.episode as { States: object }).States);
  });
  test('its history goes on page by page, either way round', async () => {
    const first = await ask(`${path}/history`, asked, { limit: '2' });
    const { items, nextCursor } = HistorySchema.parse(first.body);
    expect(items.map(({ type }) => type)).toEqual(['ExecutionStarted', 'ChoiceStateEntered']);
    const second = await ask(`${path}/history`, asked, { limit: '2', cursor: nextCursor ?? '' });
    expect(second.body.items[0].id).toBe(3);
    const last = await ask(`${path}/history`, asked, { limit: '1', order: 'desc' });
    expect(last.body.items[0].type).toBe('ExecutionFailed');
  });
  test.each([
    ['', { machine: 'episode', name: randomUUID() }],
    ['', { machine: 'nobody', name: EPISODE }],
    ['', { machine: 'episode', name: '../secrets' }],
    ['/definition', { machine: 'episode', name: randomUUID() }],
    ['/history', { machine: 'episode', name: randomUUID() }],
  ])('what isn’t there is 404: %s %j', async (rest, parameters) => {
    const { status, body } = await ask(`${path}${rest}`, parameters);
    expect({ status, type: body.type }).toEqual({
      status: 404,
      type: 'urn:stepcast:problem:unknown-execution',
    });
  });
  test('a cursor that no page has named is 400', async () => {
    for (const cursor of ['made up', 'x'.repeat(3500)]) {
      const { status, body } = await ask(`${path}/history`, asked, { cursor });
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ field: 'cursor' }],
      });
    }
  });
});

describe('the runs of all shows', () => {
  test.each([
    [{ status: 'failed' }, [EPISODE]],
    [{ error: 'SpeechUnavailable' }, [EPISODE]],
    [{ error: 'NothingElse' }, []],
    [{ until: '2026-01-01T00:00:00Z' }, []],
    [{ since: '2100-01-01T00:00:00Z' }, []],
    [{ since: '2026-01-01T00:00:00Z' }, [`${EPISODE}-2`, EPISODE]],
    [{ words: 'GOOGLE answer' }, [EPISODE]],
    [{ words: 'google never' }, []],
    [{ words: 'audio' }, [`${EPISODE}-2`]],
    [{ words: 'mill tide' }, [`${EPISODE}-2`]],
    [{ words: 'mill', status: 'failed' }, []],
  ])('with %j', async (query, names) => {
    const { body } = await ask('/all', null, query as Record<string, string>);
    const { items } = ExecutionListSchema.parse(body);
    expect(items.map(({ name }) => name)).toEqual(names);
  });
  test('of all machines in one list, page by page', async () => {
    const found: (string | null)[][] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = {
        machine: 'all',
        limit: '1',
        ...(cursor && { cursor }),
      };
      const { items, nextCursor } = ExecutionListSchema.parse(
        (await ask('/all', null, query)).body,
      );
      found.push(...items.map(({ machine, startedAt }) => [machine, startedAt]));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(found.map(([machine]) => machine).sort()).toEqual([
      ...['deliver', 'episode', 'episode', 'notify', 'schedule'],
    ]);
    const times = found.map(([, at]) => at);
    expect(times).toEqual(times.toSorted().reverse());
  });
  test.each([[{}], [{ machine: 'all' }]])(
    'a cursor that no page has named is 400: %j',
    async (of) => {
      for (const cursor of ['made up', '{"at":1}', 'x'.repeat(3500)]) {
        expect((await ask('/all', null, { ...of, cursor })).status).toBe(400);
      }
    },
  );
});

test('an unknown episode is 404', async () => {
  expect((await ask('/episodes/{episodeId}', { episodeId: randomUUID() })).status).toBe(404);
});

test('a machine is run, and takes no input', async () => {
  const event = aProxyEvent({ httpMethod: 'POST', resource: '/run' });
  const { statusCode, body } = await router(event);
  expect(statusCode).toBe(202);
  const { machine, name } = JSON.parse(body);
  await ended(machine, name);
  expect((await router({ ...event, body: '{"podcastId":"x"}' })).statusCode).toBe(400);
});

test('Step Functions out of reach is 503, and said so', async () => {
  const nowhere = stepFunctionsClient('http://127.0.0.1:9');
  const cut = createExecutionInspector(MACHINE_ARNS, nowhere);
  await expect(cut.find('episode', EPISODE)).rejects.toThrow(/tell of the execution/);
  await expect(cut.list('episode', { status: null, limit: 1, after: null })).rejects.toThrow(
    /list the executions of episode/,
  );
  await expect(createMachineRunner(MACHINE_ARNS, nowhere).run('notify', 'n')).rejects.toThrow(
    /start a run of notify/,
  );
});
