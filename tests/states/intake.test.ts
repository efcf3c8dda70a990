import { describe, expect, it } from 'vitest';
import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import { IntakeMessageSchema } from '../../src/api/queues/intake-message.ts';
import { proveRetriers } from '../support/prove-retriers.ts';
import {
  type Answers,
  httpAnswer,
  readDefinition,
  runMachine,
  statesOf,
} from '../support/state-machine.ts';

const definition = readDefinition('intake');
/** When every run begins, by the virtual clock. */
const NOW = Date.UTC(2026, 0, 1);
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const PODCAST = '7d1f6a52-0f4e-4b7e-9f4a-3d0f2f6f1c11';
const EPISODE = 'c2a4a1de-9a56-4a0e-8f0b-0d8f0a7e5b22';
const CONFIG = '0b9d5f0a-33c4-4d8f-a0e7-6a1f5b2c8d33';
const QUEUED = '51e2b7c4-6f3d-5a9b-8c1e-2f7a9d4b6e44';
const ARN = 'arn:aws:states:eu-west-1:123456789012:execution:episode';

const retryMessage = {
  version: '1.0',
  type: 'episode_processing',
  data: { episodeId: EPISODE, podcastId: PODCAST, status: 'failed', timestamp: ago(60) },
  metadata: { retryCount: 0, source: 'episode_checker' },
};
const generationMessage = {
  version: '1.0',
  type: 'podcast_generation',
  data: { podcastId: PODCAST, title: 'A show', frequency: 7, latestEpisodeDate: '2025-12-25' },
  metadata: { retryCount: 0, source: 'podcast_scheduler' },
};
const configMessage = {
  podcast_config_id: CONFIG,
  result: { posts: 12 },
  timestamp: '2025-12-31T23:00:00.123456',
  s3_path: 's3://old/place.json',
};

/** The message with one of its fields, at any depth, replaced; undefined takes it away. */
const but = (message: object, path: string, value: unknown): object => {
  const copy = structuredClone(message) as Record<string, unknown>;
  const fields = path.split('.');
  const last = fields.pop() ?? '';
  const holder = fields.reduce((at, field) => at[field] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
};

const run = (message: unknown, answers: Answers = {}, sentSecondsAgo = 1) =>
  runMachine(definition, {
    machine: 'intake',
    execution: 'delivery-1',
    input: [
      {
        messageId: 'message-1',
        body: typeof message === 'string' ? message : JSON.stringify(message),
        attributes: { SentTimestamp: String(NOW - sentSecondsAgo * 1000) },
      },
    ],
    answers,
  });

const found = (fields: Record<string, Json> = {}) =>
  httpAnswer({ episode_id: QUEUED, status: null, live_episode_id: null, ...fields });
const started: Json = { ExecutionArn: `${ARN}:${QUEUED}` };
const taken = new TaskFailed('Sfn.ExecutionAlreadyExistsException', 'Execution Already Exists');
const http = (status: number) => new TaskFailed(`States.Http.StatusCode.${status}`, '');
const described = (Status: string, fields: Record<string, Json> = {}): Json => ({
  Status,
  ...fields,
});
const dead = (secondsAgo: number) =>
  described('FAILED', { StopDate: ago(secondsAgo), Error: 'InvalidWindow', Cause: 'It is empty.' });
const answered = (statusCode: number, body: Json): Json => ({
  StatusCode: 200,
  Payload: { statusCode, headers: {}, body: JSON.stringify(body) },
});
const anEpisode = (fields: Record<string, Json> = {}) =>
  answered(200, {
    episodeId: EPISODE,
    podcastId: PODCAST,
    status: 'failed',
    state: 'WriteScript',
    attempt: 1,
    startedAt: ago(3600),
    terminal: true,
    ...fields,
  });
/** An attempt that has the row. */
const opened = (fields: Record<string, Json> = {}) =>
  anEpisode({
    status: 'processing',
    state: 'GenerateAudio',
    attempt: 2,
    terminal: false,
    ...fields,
  });
/** An attempt that has been started, and not opened yet. */
const opening = opened({ status: 'pending', state: 'OpenEpisode' });
const problem = (status: number, kind: string) =>
  answered(status, { type: `urn:stepcast:problem:${kind}`, detail: 'What stands against it.' });
const accepted = answered(202, { episodeId: EPISODE, executionArn: `${ARN}:${EPISODE}-2` });
const inputOf = (call: TaskCall | undefined) => call?.input as Record<string, Json>;
const namesOf = (calls: readonly TaskCall[]) => calls.map((call) => inputOf(call)['Name']);

describe('what is no message', () => {
  it.each([
    ['', 'It is not JSON.'],
    ['{"version":', 'It is not JSON.'],
    ['hello', 'It is not JSON.'],
    ['[]', 'It is a JSON array.'],
    [JSON.stringify([generationMessage]), 'It is a JSON array.'],
    ['null', 'It is a JSON null.'],
    ['"1.0"', 'It is a JSON string.'],
    ['7', 'It is a JSON number.'],
  ])('is refused as InvalidMessage, with the reason: %s', async (body, reason) => {
    const ended = await run(body);
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'InvalidMessage' });
    const { cause } = ended.result as { cause: string };
    expect(cause).toBe(`The body must be a JSON object. ${reason}`);
  });
});

describe('a field that is wrong', () => {
  const both = [retryMessage, generationMessage];
  const wrong: [object, string, unknown[]][] = [
    ...both.flatMap((message): [object, string, unknown[]][] => [
      [message, 'version', [undefined, '2.0', '1', 1, null]],
      [message, 'type', [undefined, 'podcast_deletion', '', null, 7]],
      [message, 'data.podcastId', [undefined, null, '', 'podcast-1', 7, [PODCAST], {}]],
      [message, 'metadata.retryCount', [undefined, null, -1, '0']],
      [message, 'metadata.source', [undefined, null, 'somebody', '']],
    ]),
    [retryMessage, 'data.episodeId', [undefined, null, '', `${EPISODE}0`, 7]],
    [retryMessage, 'data.status', [undefined, null, '', 7]],
    [retryMessage, 'data.timestamp', [undefined, null, '', 'yesterday', 1767225600]],
    [generationMessage, 'data.title', [undefined, null, '', 7]],
    [generationMessage, 'data.frequency', [undefined, null, 0, -7, 'weekly']],
    [generationMessage, 'data.latestEpisodeDate', [undefined, '', 'never', 1767225600]],
    [configMessage, 'podcast_config_id', [null, '', 'config-1', 7]],
    [configMessage, 'timestamp', [undefined, null, '', {}]],
  ];

  it.each(
    wrong.flatMap(([message, path, values]) =>
      values.map((value) => ({ path, value, message: but(message, path, value) })),
    ),
  )('is named: $path of $value', async ({ path, message }) => {
    const ended = await run(message);
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'InvalidMessage' });
    expect((ended.result as { cause: string }).cause).toMatch(new RegExp(`^${path} must be `));
    expect(ended.calls).toEqual([]);
    // The API doesn't put into the queue what would be refused here.
    if (!('version' in message)) return;
    const { error } = IntakeMessageSchema.safeParse(message);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('is none in the messages that these were made from, for the API neither', () => {
    for (const message of both) expect(IntakeMessageSchema.parse(message)).toEqual(message);
  });

  it.each([
    ['data', 'data.podcastId'],
    ['metadata', 'metadata.retryCount'],
  ])('is named when all of %s is missing', async (path, named) => {
    const ended = await run(but(retryMessage, path, undefined));
    expect((ended.result as { cause: string }).cause).toContain(`${named} must be`);
  });
});

describe('a generation message', () => {
  it('starts the show’s next episode, and is taken when that has its row', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found(), found(), found({ status: 'pending', live_episode_id: QUEUED })],
      StartEpisode: [started],
    });
    expect(ended.result).toEqual({
      status: 'SUCCEEDED',
      output: { episodeId: QUEUED, outcome: 'started' },
    });
    expect(inputOf(ended.callsOf('FindEpisode')[0])).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/find_queued_episode',
      RequestBody: { p_podcast_id: PODCAST, p_namespace: PODCAST, p_name: '2025-12-25' },
    });
    expect(ended.callsOf('StartEpisode').map(({ input }) => input)).toEqual(
      Array(2).fill({
        StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:episode:live',
        Name: QUEUED,
        Input: JSON.stringify({
          version: '1.0',
          podcastId: PODCAST,
          episodeId: QUEUED,
          trigger: 'queue',
        }),
      }),
    );
    expect(ended.tookMs).toBe(3000);
  });

  it.each(['2025-12-25T06:00:00Z', '2025-12-25T06:00:00.000Z', '2025-12-25 06:00:00+00:00', null])(
    'may have %s as the date of the latest episode',
    async (date) => {
      const ended = await run(but(generationMessage, 'data.latestEpisodeDate', date), {
        FindEpisode: [found({ status: 'completed' })],
      });
      expect(ended.result).toMatchObject({ status: 'SUCCEEDED' });
      expect(inputOf(ended.calls[0])['RequestBody']).toMatchObject({ p_name: String(date) });
    },
  );

  it.each(['pending', 'processing', 'completed', 'skipped', 'failed'])(
    'whose episode is %s starts nothing',
    async (status) => {
      const ended = await run(generationMessage, {
        FindEpisode: [found({ status, live_episode_id: status === 'pending' ? QUEUED : null })],
      });
      expect(ended.result).toEqual({
        status: 'SUCCEEDED',
        output: { episodeId: QUEUED, outcome: 'alreadyStarted' },
      });
      expect(ended.calls).toHaveLength(1);
    },
  );

  it('may write its id in capitals: keys and feed are those of the show', async () => {
    const ended = await run(but(generationMessage, 'data.podcastId', PODCAST.toUpperCase()), {
      FindEpisode: [found(), found({ status: 'pending', live_episode_id: QUEUED })],
      StartEpisode: [started],
    });
    const { Input } = inputOf(ended.callsOf('StartEpisode')[0]);
    expect(JSON.parse(String(Input))).toMatchObject({ podcastId: PODCAST });
  });

  it('of a show that makes another episode comes back later', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found({ live_episode_id: EPISODE })],
    });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeAlreadyLive',
      cause: `Show ${PODCAST} is making episode ${EPISODE}.`,
    });
    expect(ended.callsOf('StartEpisode')).toEqual([]);
  });

  it('that lost the show to another one while it started comes back later', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found(), found({ live_episode_id: EPISODE })],
      StartEpisode: [started],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodeAlreadyLive' });
  });

  it('of an unknown show is refused', async () => {
    const ended = await run(generationMessage, { FindEpisode: [http(471)] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'UnknownPodcast',
      cause: `There is no show ${PODCAST}.`,
    });
  });

  it.each([400, 404, 409])(
    'goes back to its queue on a %i of the database’s own',
    async (status) => {
      const ended = await run(generationMessage, { FindEpisode: [http(status)] });
      const error = `States.Http.StatusCode.${status}`;
      expect(ended.result).toMatchObject({ status: 'FAILED', error });
    },
  );

  it('fails as the database does when that is out of reach for good', async () => {
    const ended = await run(generationMessage, { FindEpisode: [http(540)] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'States.Http.StatusCode.540' });
  });

  it('comes back later when its episode has no row after half a minute', async () => {
    const ended = await run(generationMessage, { FindEpisode: [found()], StartEpisode: [started] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodeNotOpened' });
    expect(ended.tookMs).toBe(31_000);
    expect(new Set(namesOf(ended.callsOf('StartEpisode')))).toEqual(new Set([QUEUED]));
  });
});

describe('an execution that has the name already', () => {
  it.each(['RUNNING', 'PENDING_REDRIVE'])('and is %s is waited for', async (status) => {
    const ended = await run(generationMessage, {
      FindEpisode: [found(), found({ status: 'pending' })],
      StartEpisode: [taken],
      DescribeAttempt: [described(status)],
    });
    expect(ended.result).toMatchObject({ output: { outcome: 'started' } });
    expect(inputOf(ended.callsOf('DescribeAttempt')[0])).toEqual({
      ExecutionArn: `${ARN}:${QUEUED}`,
    });
  });

  it('and has succeeded had a row that was deleted since', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found()],
      StartEpisode: [taken],
      DescribeAttempt: [described('SUCCEEDED', { StopDate: ago(600) })],
    });
    expect(ended.result).toMatchObject({ output: { outcome: 'alreadyStarted' } });
  });

  it('and died before this delivery gives way to the next names', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found(), found({ status: 'pending' })],
      StartEpisode: [taken, taken, started],
      DescribeAttempt: [dead(600)],
    });
    expect(ended.result).toMatchObject({ output: { outcome: 'started' } });
    expect(namesOf(ended.callsOf('StartEpisode'))).toEqual([QUEUED, `${QUEUED}-2`, `${QUEUED}-3`]);
    expect(ended.callsOf('DescribeAttempt').map(({ input }) => input)).toEqual([
      { ExecutionArn: `${ARN}:${QUEUED}` },
      { ExecutionArn: `${ARN}:${QUEUED}-2` },
    ]);
  });

  it('and died in this delivery is why the message comes back', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found()],
      StartEpisode: [started, taken],
      DescribeAttempt: [dead(-0.5)],
    });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeNotOpened',
      cause: `The execution of episode ${QUEUED} ended as FAILED before the episode was open: InvalidWindow: It is empty.`,
    });
  });

  it('and was stopped without a reason is told of all the same', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found()],
      StartEpisode: [taken],
      DescribeAttempt: [described('ABORTED', { StopDate: ago(0) })],
    });
    expect(ended.result).toMatchObject({
      cause: expect.stringContaining('ended as ABORTED before'),
    });
  });

  it('is given up after 25 of them', async () => {
    const ended = await run(generationMessage, {
      FindEpisode: [found()],
      StartEpisode: [taken],
      DescribeAttempt: [dead(600)],
    });
    expect(ended.callsOf('StartEpisode')).toHaveLength(25);
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodeNotOpened' });
  });
});

describe('the older message', () => {
  it('starts an episode of its config’s show, under an id of its own', async () => {
    const ended = await run(configMessage, {
      ReadConfig: [httpAnswer({ podcast_id: PODCAST })],
      FindEpisode: [found(), found({ status: 'pending' })],
      StartEpisode: [started],
    });
    expect(ended.result).toMatchObject({ output: { episodeId: QUEUED, outcome: 'started' } });
    expect(inputOf(ended.calls[0])).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/get_podcast_config_by_id',
      RequestBody: { p_id: CONFIG },
    });
    expect(inputOf(ended.calls[1])).toMatchObject({
      RequestBody: {
        p_podcast_id: PODCAST,
        p_namespace: CONFIG,
        p_name: '2025-12-31T23:00:00.123456',
      },
    });
  });

  it('may count its seconds, and leave out what is not read', async () => {
    const ended = await run(
      { podcast_config_id: CONFIG, timestamp: 1767225600.5 },
      {
        ReadConfig: [httpAnswer({ podcast_id: PODCAST })],
        FindEpisode: [found({ status: 'completed' })],
      },
    );
    expect(inputOf(ended.calls[1])).toMatchObject({ RequestBody: { p_name: '1767225600.5' } });
  });

  it('of an unknown config is refused', async () => {
    const ended = await run(configMessage, { ReadConfig: [http(473)] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'UnknownConfig',
      cause: `There is no podcast config ${CONFIG}.`,
    });
  });
});

describe('an episode_processing message', () => {
  it.each(['failed', 'skipped'])('retries an episode that is %s', async (status) => {
    const ended = await run(retryMessage, {
      ReadEpisode: [anEpisode({ status }), opening, opened()],
      RetryEpisode: [accepted],
    });
    expect(ended.tookMs).toBe(3000);
    expect(ended.result).toEqual({
      status: 'SUCCEEDED',
      output: { episodeId: EPISODE, outcome: 'retried' },
    });
    const request = (httpMethod: string, resource: string) => ({
      FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:Api',
      Payload: {
        httpMethod,
        resource,
        pathParameters: { episodeId: EPISODE },
        queryStringParameters: null,
        headers: null,
        body: null,
        isBase64Encoded: false,
        stageVariables: null,
        requestContext: { requestId: 'delivery-1' },
      },
    });
    expect(ended.calls.slice(0, 2).map(({ input }) => input)).toEqual([
      request('GET', '/api/v1/episodes/{episodeId}'),
      request('POST', '/api/v1/episodes/{episodeId}/retry'),
    ]);
    expect(ended.callsOf('RetryEpisode')).toHaveLength(1);
  });

  it.each([
    ['completed', opened({ status: 'completed', terminal: true })],
    ['failed', anEpisode({ attempt: 2, startedAt: new Date(NOW + 500).toISOString() })],
  ])('has retried an episode that is %s again soon after', async (_, after) => {
    const ended = await run(retryMessage, {
      ReadEpisode: [anEpisode(), after],
      RetryEpisode: [accepted],
    });
    expect(ended.result).toMatchObject({ output: { outcome: 'retried' } });
  });

  it('comes back later when the new attempt ended at its opening', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [anEpisode()], RetryEpisode: [accepted] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeNotOpened',
      cause: `The new attempt of episode ${EPISODE} ended before it was open. Its execution says why.`,
    });
    expect(ended.callsOf('RetryEpisode')).toHaveLength(1);
  });

  it('comes back later when the attempt is not open after half a minute', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [opening] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeNotOpened',
      cause: `An attempt of episode ${EPISODE} was started and is not open yet.`,
    });
    expect(ended.tookMs).toBe(31_000);
  });

  it.each(['pending', 'content_collected', 'processing'])(
    'of an episode that is %s is acknowledged',
    async (status) => {
      const ended = await run(retryMessage, {
        ReadEpisode: [anEpisode({ status, terminal: false })],
      });
      expect(ended.result).toMatchObject({ output: { episodeId: EPISODE, outcome: 'live' } });
    },
  );

  it('of a completed episode is acknowledged', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [anEpisode({ status: 'completed' })] });
    expect(ended.result).toMatchObject({ output: { outcome: 'completed' } });
  });

  it('retries an episode that never was open, whenever that was', async () => {
    const ended = await run(
      retryMessage,
      {
        ReadEpisode: [anEpisode({ state: 'OpenEpisode', startedAt: ago(1) }), opened()],
        RetryEpisode: [accepted],
      },
      60,
    );
    expect(ended.result).toMatchObject({ output: { outcome: 'retried' } });
  });

  it('is acknowledged when an attempt has begun since it was sent', async () => {
    const failedAgain = anEpisode({ attempt: 2, startedAt: ago(300) });
    const ended = await run(retryMessage, { ReadEpisode: [failedAgain] }, 301);
    expect(ended.result).toMatchObject({ output: { outcome: 'alreadyRetried' } });
  });

  it('retries when the last attempt began before it was sent', async () => {
    const ended = await run(
      retryMessage,
      {
        ReadEpisode: [anEpisode({ attempt: 2, startedAt: ago(300) }), opened({ attempt: 3 })],
        RetryEpisode: [accepted],
      },
      299,
    );
    expect(ended.result).toMatchObject({ output: { outcome: 'retried' } });
  });

  it('may write its ids in capitals', async () => {
    const message = but(
      but(retryMessage, 'data.episodeId', EPISODE.toUpperCase()),
      'data.podcastId',
      PODCAST.toUpperCase(),
    );
    const ended = await run(message, {
      ReadEpisode: [anEpisode(), opened()],
      RetryEpisode: [accepted],
    });
    expect(ended.result).toMatchObject({ output: { episodeId: EPISODE, outcome: 'retried' } });
  });

  it('is acknowledged when somebody else retried it a moment before', async () => {
    const ended = await run(retryMessage, {
      ReadEpisode: [anEpisode(), opened()],
      RetryEpisode: [problem(409, 'episode-live')],
    });
    expect(ended.result).toMatchObject({ output: { outcome: 'live' } });
  });

  it('of a show that makes another episode comes back later', async () => {
    const ended = await run(retryMessage, {
      ReadEpisode: [anEpisode()],
      RetryEpisode: [problem(409, 'podcast-busy')],
    });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeAlreadyLive',
      cause: 'What stands against it.',
    });
  });

  it.each([
    [409, 'too-many-attempts'],
    [503, 'unavailable'],
  ])('fails with the answer when that is %i %s', async (status, kind) => {
    const ended = await run(retryMessage, {
      ReadEpisode: [anEpisode()],
      RetryEpisode: [problem(status, kind)],
    });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'EpisodeNotRetried',
      cause: `Episode ${EPISODE} could not be retried: What stands against it.`,
    });
  });

  it('of an unknown episode is refused', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [problem(404, 'unknown-episode')] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'UnknownEpisode',
      cause: `There is no episode ${EPISODE}.`,
    });
  });

  it('that names another show than the episode’s is refused', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [anEpisode({ podcastId: CONFIG })] });
    expect(ended.result).toEqual({
      status: 'FAILED',
      error: 'InvalidMessage',
      cause: `data.podcastId must be the show of the episode, which is ${CONFIG}.`,
    });
  });

  it('comes back later when the episode can’t be read', async () => {
    const ended = await run(retryMessage, { ReadEpisode: [problem(503, 'unavailable')] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodeNotRetried' });
  });
});

const WAYS: Readonly<Record<string, Answers>> = {
  ReadConfig: {
    ReadConfig: [httpAnswer({ podcast_id: PODCAST })],
    FindEpisode: [found({ status: 'pending' })],
  },
  FindEpisode: { FindEpisode: [found({ status: 'pending' })] },
  StartEpisode: {
    FindEpisode: [found(), found({ status: 'pending' })],
    StartEpisode: [started],
  },
  DescribeAttempt: {
    FindEpisode: [found(), found({ status: 'pending' })],
    StartEpisode: [taken],
    DescribeAttempt: [described('RUNNING')],
  },
  ReadEpisode: { ReadEpisode: [anEpisode({ status: 'completed' })] },
  RetryEpisode: { ReadEpisode: [anEpisode(), opened()], RetryEpisode: [accepted] },
};
const messageTo = (answers: Answers) => {
  if ('ReadConfig' in answers) return configMessage;
  return 'ReadEpisode' in answers ? retryMessage : generationMessage;
};

proveRetriers({
  definition,
  run: (answers) => run(messageTo(answers), answers),
  reach: (task) => WAYS[task] ?? {},
});

it('has a way to each of its tasks', () => {
  const tasks = statesOf(definition).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
  expect(Object.keys(WAYS).toSorted()).toEqual(tasks.toSorted());
});
