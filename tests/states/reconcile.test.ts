import { describe, expect, it } from 'vitest';
import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import { proveRetriers } from '../support/prove-retriers.ts';
import { type Answers, httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

const definition = readDefinition('reconcile');
const run = (answers: Answers, input: Json = { detail: {} }) =>
  runMachine(definition, {
    machine: 'reconcile',
    input,
    answers: {
      TellOfSettled: [{ ExecutionArn: 'notify' }],
      FindUnpublishedEpisodes: [httpAnswer([])],
      FindUnpostedEpisodes: [httpAnswer([])],
      FindOverdueReviews: [httpAnswer([])],
      FindOverdueShows: [httpAnswer([])],
      FindSlowEpisodes: [httpAnswer([])],
      FindFullCaps: [httpAnswer([])],
      ExpireEpisodes: [httpAnswer([])],
      ...answers,
    },
  });

const EXECUTION = 'arn:aws:states:eu-west-1:123456789012:execution:episode';
const anEpisode = (n: number, fields: Record<string, Json> = {}): Record<string, Json> => ({
  id: `episode-${n}`,
  execution: `episode-${n}`,
  status: 'processing',
  last_transition_at: '2026-01-01T00:00:00.123456+00:00',
  idle_seconds: 600,
  ...fields,
});
const episodes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => anEpisode(from + n));
const unsettled = (...pages: Json[][]) => pages.map((page) => httpAnswer(page));
const described = (Status: string, fields: Record<string, Json> = {}): Json => ({
  ExecutionArn: EXECUTION,
  Status,
  Input: '{}',
  ...fields,
});
const unknown = new TaskFailed('Sfn.ExecutionDoesNotExistException', 'Execution Does Not Exist');
const boom = new TaskFailed('Sfn.InvalidArnException', 'Invalid Arn');
const marked = httpAnswer({ id: 'episode-1', status: 'failed', attempt: 1 });
const none = {
  running: 0,
  settled: 0,
  settledMeanwhile: 0,
  notSettled: 0,
  publishing: 0,
  published: 0,
  notPublished: 0,
  posting: 0,
  posted: 0,
  notPosted: 0,
  reviewsEnded: 0,
  reviewsNotEnded: 0,
  overdue: 0,
  slow: 0,
  fullCaps: 0,
  expired: 0,
};
const bodyOf = (call: TaskCall | undefined) =>
  (call?.input as { RequestBody: Json } | undefined)?.RequestBody;

describe('a sweep', () => {
  it('that finds no live episode asks once', async () => {
    const ended = await run({ FindUnsettledEpisodes: unsettled([]) });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: none });
    expect(ended.callsOf('FindUnsettledEpisodes')).toHaveLength(1);
    expect(ended.calls[0]?.input).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/unsettled_episodes',
      RequestBody: { p_limit: 100, p_execution: null, p_after_at: null, p_after_id: null },
    });
  });

  it.each(['RUNNING', 'PENDING_REDRIVE'])('leaves alone what is %s', async (status) => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([anEpisode(1, { execution: 'episode-1-3' })]),
      DescribeExecution: [described(status)],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, running: 1 } });
    expect(ended.callsOf('DescribeExecution')[0]?.input).toEqual({
      ExecutionArn: `${EXECUTION}:episode-1-3`,
    });
  });

  it.each([
    [
      'an error of its own',
      described('FAILED', { Error: 'SpeechRefused', Cause: 'Why it was.' }),
      { p_error: 'SpeechRefused', p_cause: 'Why it was.' },
    ],
    [
      'no error',
      described('FAILED'),
      {
        p_error: 'ExecutionFailed',
        p_cause: 'The execution episode-1-2 ended as FAILED before its episode did.',
      },
    ],
    [
      'a time-out',
      described('TIMED_OUT'),
      {
        p_error: 'ExecutionTimedOut',
        p_cause: 'The execution episode-1-2 ended as TIMED_OUT before its episode did.',
      },
    ],
    [
      'an abortion that says why',
      described('ABORTED', { Cause: 'The process ended.' }),
      { p_error: 'ExecutionAborted', p_cause: 'The process ended.' },
    ],
    [
      'a success that its row knows nothing of',
      described('SUCCEEDED', { Output: '{}' }),
      {
        p_error: 'SucceededUnsettled',
        p_cause: 'The execution episode-1-2 succeeded, but left its episode processing.',
      },
    ],
    [
      'nothing that anybody knows of',
      unknown,
      {
        p_error: 'ExecutionUnknown',
        p_cause: 'Step Functions knows no execution episode-1-2.',
      },
    ],
  ])('fails an episode whose execution ended with %s', async (_, answer, words) => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([anEpisode(1, { execution: 'episode-1-2' })]),
      DescribeExecution: [answer],
      MarkEpisodeFailed: [marked],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, settled: 1 } });
    expect(bodyOf(ended.callsOf('MarkEpisodeFailed')[0])).toEqual({
      p_episode_id: 'episode-1',
      p_execution: 'episode-1-2',
      p_state: null,
      ...words,
    });
  });

  it('does not call dead what has a status that nobody has heard of', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([anEpisode(1)]),
      DescribeExecution: [described('SUSPENDED')],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodesNotSettled' });
    expect(ended.callsOf('MarkEpisodeFailed')).toHaveLength(0);
  });

  it.each([
    [119, { running: 1 }],
    [120, { settled: 1 }],
  ])(
    'takes an unknown execution %i seconds after the last transition as %j',
    async (idle_seconds, outcome) => {
      const ended = await run({
        FindUnsettledEpisodes: unsettled([anEpisode(1, { idle_seconds })]),
        DescribeExecution: [unknown],
        MarkEpisodeFailed: [marked],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, ...outcome } });
    },
  );

  it.each(['472', '477', '479'])(
    'takes a mark that is refused with %s as settled by another',
    async (code) => {
      const ended = await run({
        FindUnsettledEpisodes: unsettled([anEpisode(1)]),
        DescribeExecution: [described('ABORTED')],
        MarkEpisodeFailed: [new TaskFailed(`States.Http.StatusCode.${code}`, '')],
      });
      expect(ended.result).toEqual({
        status: 'SUCCEEDED',
        output: { ...none, settledMeanwhile: 1 },
      });
      expect(ended.callsOf('MarkEpisodeFailed')).toHaveLength(1);
    },
  );

  it.each(['400', '404', '409'])(
    'takes a %s of the database’s own for no word about the episode',
    async (code) => {
      const ended = await run({
        FindUnsettledEpisodes: unsettled([anEpisode(1)]),
        DescribeExecution: [described('ABORTED')],
        MarkEpisodeFailed: [new TaskFailed(`States.Http.StatusCode.${code}`, '')],
      });
      expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodesNotSettled' });
    },
  );

  it('goes on after the last episode of a full page', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled(episodes(1, 100), episodes(101, 103)),
      DescribeExecution: [described('RUNNING')],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, running: 103 } });
    expect(bodyOf(ended.callsOf('FindUnsettledEpisodes')[1])).toEqual({
      p_limit: 100,
      p_execution: null,
      p_after_at: '2026-01-01T00:00:00.123456+00:00',
      p_after_id: 'episode-100',
    });
  });

  it('hands on after two full pages, and the next execution settles what comes after', async () => {
    const first = await run({
      FindUnsettledEpisodes: unsettled(episodes(1, 100)),
      DescribeExecution: [described('RUNNING')],
      HandOn: [described('RUNNING')],
    });
    expect(first.result).toEqual({ status: 'SUCCEEDED', output: { ...none, running: 200 } });
    expect(first.callsOf('FindUnsettledEpisodes')).toHaveLength(2);
    const after = { at: '2026-01-01T00:00:00.123456+00:00', id: 'episode-100' };
    expect(first.callsOf('HandOn').map(({ input }) => input)).toEqual([
      {
        StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:reconcile:live',
        Input: JSON.stringify({ after }),
      },
    ]);
    expect(first.callsOf('FindUnpublishedEpisodes')).toHaveLength(1);
    const next = await run(
      {
        FindUnsettledEpisodes: unsettled(episodes(101, 103)),
        DescribeExecution: [described('RUNNING')],
      },
      { after },
    );
    expect(bodyOf(next.calls[0])).toMatchObject({ p_after_at: after.at, p_after_id: after.id });
    expect(next.result).toEqual({ status: 'SUCCEEDED', output: { ...none, running: 3 } });
    expect(next.callsOf('FindUnpublishedEpisodes')).toHaveLength(0);
  });

  it('says when the episodes after two full pages wait for the next sweep', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled(episodes(1, 100)),
      DescribeExecution: [described('RUNNING')],
      HandOn: [boom],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodesNotSettled' });
    expect(ended.callsOf('FindUnpublishedEpisodes')).toHaveLength(1);
  });

  it('fits into a history when every call is retried and every mark fails', async () => {
    const tries = new Map<string, number>();
    const busy = new TaskFailed('Sfn.SfnException', 'Rate exceeded');
    /** Answers after five refusals of the same call. */
    const atLast =
      (refusal: TaskFailed, answer: Json | TaskFailed) =>
      ({ stateName, input }: TaskCall) => {
        const call = `${stateName} ${JSON.stringify(input)}`;
        tries.set(call, (tries.get(call) ?? 0) + 1);
        return (tries.get(call) ?? 0) % 6 === 0 ? answer : refusal;
      };
    let page = 0;
    const ended = await run({
      FindUnsettledEpisodes: () => {
        page += 1;
        return httpAnswer(episodes(page * 100 + 1, page * 100 + 100));
      },
      DescribeExecution: atLast(busy, described('ABORTED')),
      MarkEpisodeFailed: [new TaskFailed('States.Http.StatusCode.503', 'away')],
      HandOn: atLast(busy, described('RUNNING')),
      FindUnpublishedEpisodes: [
        httpAnswer(
          Array.from({ length: 20 }, (_, n) => ({
            ...anEpisode(n),
            ...{ podcast_id: 'show', is_republished: false },
          })),
        ),
      ],
      DescribePublisher: atLast(busy, described('FAILED')),
      PublishFeed: [new TaskFailed('Lambda.ServiceException', 'away')],
      FindUnpostedEpisodes: [httpAnswer(Array.from({ length: 10 }, (_, n) => anEpisode(n)))],
      DescribePoster: atLast(busy, described('FAILED')),
      PostToTelegram: [new TaskFailed('Lambda.ServiceException', 'away')],
      NotePostFailure: [new TaskFailed('States.Http.StatusCode.503', 'away')],
    });
    expect(ended.result).toMatchObject({ error: 'EpisodesNotSettled' });
    expect(ended.result).toMatchObject({ cause: expect.stringContaining('200') });
    expect(ended.events.length).toBeGreaterThan(10_000);
    expect(ended.events.length).toBeLessThan(25_000);
  });

  it('fails when the database is out of reach for good', async () => {
    const error = 'States.Http.StatusCode.540';
    const ended = await run({ FindUnsettledEpisodes: [new TaskFailed(error, 'paused')] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error });
  });

  it.each(['DescribeExecution', 'MarkEpisodeFailed'])(
    'goes on with the others when %s fails for one, and fails at the end',
    async (state) => {
      const failsFirst = (answer: Json) => (call: TaskCall) =>
        call.stateName === state && JSON.stringify(call.input).includes('episode-1')
          ? boom
          : answer;
      const ended = await run({
        FindUnsettledEpisodes: unsettled(episodes(1, 3)),
        DescribeExecution: failsFirst(described('ABORTED')),
        MarkEpisodeFailed: failsFirst(marked),
      });
      expect(ended.entered.filter((name) => name === 'MarkEpisodeFailed').length).toBeGreaterThan(
        1,
      );
      expect(ended.result).toEqual({
        status: 'FAILED',
        error: 'EpisodesNotSettled',
        cause:
          'Episodes that could not be settled: 1; reviews that could not be ended: 0. The history of this execution says why; the next sweep tries again.',
      });
    },
  );
});

it('looks only at the episode of the execution that an event tells of', async () => {
  const ended = await run(
    { FindUnsettledEpisodes: unsettled([]) },
    { detail: { executionArn: `${EXECUTION}:episode-7`, name: 'episode-7', status: 'ABORTED' } },
  );
  expect(bodyOf(ended.calls[0])).toMatchObject({ p_execution: 'episode-7' });
});

it('sweeps everything when it is started by hand with an empty input', async () => {
  const ended = await run({ FindUnsettledEpisodes: unsettled([]) }, {});
  expect(bodyOf(ended.calls[0])).toMatchObject({ p_execution: null });
});

describe('what is completed and in no feed', () => {
  const left = (n: number) => ({
    ...{ id: `episode-${n}`, podcast_id: 'show', execution: `run-${n}` },
    is_republished: false,
  });
  const found = {
    FindUnsettledEpisodes: unsettled([]),
    FindUnpublishedEpisodes: [httpAnswer([left(1)])],
  };
  const published = { StatusCode: 200, Payload: {} };

  it.each(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])(
    'is published when its execution is %s, and told of',
    async (status) => {
      const ended = await run({
        ...found,
        DescribeExecution: [boom],
        DescribePublisher: [described(status)],
        PublishFeed: [published],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, published: 1 } });
      expect(ended.callsOf('PublishFeed')[0]?.input).toMatchObject({
        Payload: { podcastId: 'show', episodeId: 'episode-1', execution: 'run-1' },
      });
      expect(ended.callsOf('TellOfSettled')).toHaveLength(1);
    },
  );

  it('is published when nobody knows its execution', async () => {
    const ended = await run({ ...found, DescribePublisher: [unknown], PublishFeed: [published] });
    expect(ended.result).toMatchObject({ output: { published: 1 } });
  });

  it('is left to an execution that lives', async () => {
    const ended = await run({ ...found, DescribePublisher: [described('RUNNING')] });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, publishing: 1 } });
  });

  it('waits for no execution when somebody has hidden it', async () => {
    const hidden = { ...left(1), is_republished: true };
    const ended = await run({
      ...found,
      FindUnpublishedEpisodes: [httpAnswer([hidden])],
      PublishFeed: [published],
    });
    expect(ended.result).toMatchObject({ output: { published: 1 } });
    expect(ended.callsOf('DescribePublisher')).toEqual([]);
  });

  it.each(['DescribePublisher', 'PublishFeed'])(
    'is counted when %s fails, and holds up no other',
    async (state) => {
      const ended = await run({
        ...found,
        FindUnpublishedEpisodes: [httpAnswer([left(1), left(2)])],
        DescribePublisher: ({ input }) =>
          state === 'DescribePublisher' && JSON.stringify(input).includes('run-1')
            ? boom
            : described('FAILED'),
        PublishFeed: ({ input }) =>
          state === 'PublishFeed' && JSON.stringify(input).includes('episode-1')
            ? new TaskFailed('StorageRefused', 'Access denied.')
            : published,
      });
      expect(ended.result).toEqual({
        status: 'SUCCEEDED',
        output: { ...none, published: 1, notPublished: 1 },
      });
      expect(ended.entered.filter((name) => name === 'EpisodeNotPublished')).toHaveLength(1);
    },
  );

  it('is looked for by the execution that an event tells of', async () => {
    const event = { detail: { name: 'run-1', status: 'ABORTED' } };
    const ended = await run({ FindUnsettledEpisodes: unsettled([]) }, event);
    expect(bodyOf(ended.callsOf('FindUnpublishedEpisodes')[0])).toMatchObject({
      p_execution: 'run-1',
    });
  });
});

describe('what is not posted as it is', () => {
  const left = (n: number) => ({
    ...{ id: `episode-${n}`, podcast_id: 'show', execution: `run-${n}` },
  });
  const found = {
    FindUnsettledEpisodes: unsettled([]),
    FindUnpostedEpisodes: [httpAnswer([left(1)])],
  };
  const answers = (payload: Json) => [{ StatusCode: 200, Payload: payload }];

  it.each(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])(
    'is posted when its execution is %s',
    async (status) => {
      const ended = await run({
        ...found,
        DescribePoster: [described(status)],
        PostToTelegram: answers({ outcome: 'posted' }),
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, posted: 1 } });
      expect(ended.callsOf('PostToTelegram')[0]?.input).toMatchObject({
        Payload: { podcastId: 'show', episodeId: 'episode-1', execution: 'run-1' },
      });
    },
  );

  it('is posted when nobody knows its execution', async () => {
    const posted = { PostToTelegram: answers({ outcome: 'removed' }) };
    const ended = await run({ ...found, DescribePoster: [unknown], ...posted });
    expect(ended.result).toMatchObject({ output: { posted: 1 } });
  });

  it('is left to an execution that lives, and to a later sweep where Telegram asks for patience', async () => {
    const living = await run({ ...found, DescribePoster: [described('RUNNING')] });
    expect(living.result).toEqual({ status: 'SUCCEEDED', output: { ...none, posting: 1 } });
    const busy = await run({
      ...found,
      DescribePoster: [described('SUCCEEDED')],
      PostToTelegram: answers({ outcome: 'wait', waitSeconds: 5, reason: 'r' }),
    });
    expect(busy.result).toEqual({ status: 'SUCCEEDED', output: { ...none, posting: 1 } });
  });

  it.each(['DescribePoster', 'PostToTelegram'])(
    'is counted when %s fails, and holds up no other',
    async (state) => {
      const ended = await run({
        ...found,
        FindUnpostedEpisodes: [httpAnswer([left(1), left(2)])],
        DescribePoster: ({ input }) =>
          state === 'DescribePoster' && JSON.stringify(input).includes('run-1')
            ? boom
            : described('FAILED'),
        PostToTelegram: ({ input }) =>
          state === 'PostToTelegram' && JSON.stringify(input).includes('episode-1')
            ? new TaskFailed('TelegramBotMayNotPost', 'why')
            : (answers({ outcome: 'posted' })[0] as Json),
        NotePostFailure: [marked],
      });
      expect(ended.result).toEqual({
        status: 'SUCCEEDED',
        output: { ...none, posted: 1, notPosted: 1 },
      });
      expect(ended.entered.filter((name) => name === 'EpisodeNotPosted')).toHaveLength(1);
      expect(ended.callsOf('NotePostFailure').map(bodyOf)).toEqual(
        state === 'DescribePoster'
          ? []
          : [
              {
                ...{ p_episode_id: 'episode-1', p_execution: 'run-1' },
                ...{ p_error: 'TelegramBotMayNotPost', p_cause: 'why' },
              },
            ],
      );
    },
  );

  it('is posted after what was hidden has been published', async () => {
    const hidden = { ...left(1), is_republished: true };
    const ended = await run({
      ...found,
      FindUnpublishedEpisodes: [httpAnswer([hidden])],
      PublishFeed: answers({}),
      DescribePoster: [described('SUCCEEDED')],
      PostToTelegram: answers({ outcome: 'removed' }),
    });
    const called = ended.calls.map(({ stateName }) => stateName);
    expect(called.indexOf('PublishFeed')).toBeLessThan(called.indexOf('FindUnpostedEpisodes'));
    expect(ended.result).toMatchObject({ output: { published: 1, posted: 1 } });
  });
});

describe('an episode that takes much longer than its show’s usually do', () => {
  const hanging = {
    id: 'episode-1',
    podcast_id: 'show',
    execution: 'episode-1',
    status: 'processing',
    running_seconds: 4000,
    usual_seconds: 600,
  };

  it('is seen by a sweep of the clock, which an alarm counts, and left alone', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([]),
      FindSlowEpisodes: [httpAnswer([hanging])],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, slow: 1 } });
    expect(ended.entered).toContain('EpisodesSlow');
    expect(ended.callsOf('MarkEpisodeFailed')).toEqual([]);
  });

  it('is looked for whether or not a show owes an episode', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([]),
      FindOverdueShows: [httpAnswer([{ podcast_id: 'show', slot: '2026-01-01', status: null }])],
      FindSlowEpisodes: [httpAnswer([])],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, overdue: 1 } });
    expect(ended.entered).not.toContain('EpisodesSlow');
  });
});

describe('a show that owes an episode', () => {
  const owing = { podcast_id: 'show', slot: '2026-01-01', status: 'failed' };

  it('is seen by a sweep of the clock, which an alarm counts', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([]),
      FindOverdueShows: [httpAnswer([owing, owing])],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, overdue: 2 } });
    expect(ended.entered).toContain('ShowsOverdue');
  });

  it('is no matter of a sweep for one execution', async () => {
    const event = { detail: { name: 'run-1', status: 'ABORTED' } };
    const ended = await run({ FindUnsettledEpisodes: unsettled([]) }, event);
    expect(ended.callsOf('FindOverdueShows')).toEqual([]);
  });
});

describe('a cap of the month', () => {
  const cap = { podcast_id: null, cap_usd: 50, spent_usd: 41, state: 'nearly_spent' };

  it('that is nearly used up is seen by a sweep of the clock, which an alarm counts', async () => {
    const ended = await run({
      FindUnsettledEpisodes: unsettled([]),
      FindFullCaps: [httpAnswer([cap])],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, fullCaps: 1 } });
    expect(ended.entered).toContain('CapsNearlySpent');
    expect(ended.callsOf('FindFullCaps')[0]?.input).toMatchObject({
      QueryParameters: { state: 'in.(nearly_spent,spent)' },
      RequestBody: { p_stage_cap_usd: 50 },
    });
  });

  it('that isn’t is no matter, beside a show that owes an episode either', async () => {
    const owing = { podcast_id: 'show', slot: '2026-01-01', status: 'failed' };
    const ended = await run({
      FindUnsettledEpisodes: unsettled([]),
      FindOverdueShows: [httpAnswer([owing])],
    });
    expect(ended.callsOf('FindFullCaps')).toHaveLength(1);
    expect(ended.entered).not.toContain('CapsNearlySpent');
  });
});

proveRetriers({
  definition,
  run,
  reach: (task) => ({
    FindOverdueReviews: [
      httpAnswer([
        {
          ...{ id: 'episode-9', podcast_id: 'show', attempt: 1 },
          at_deadline: task === 'SpeakScript' ? 'publish' : 'discard',
        },
      ]),
    ],
    DiscardEpisode: [httpAnswer({ id: 'episode-9', status: 'skipped' })],
    SpeakScript: [{ ExecutionArn: `${EXECUTION}:episode-9-2` }],
    FindUnpublishedEpisodes: [
      httpAnswer([
        {
          ...{ id: 'episode-9', podcast_id: 'show', execution: 'run-9' },
          is_republished: false,
        },
      ]),
    ],
    DescribePublisher: [described('ABORTED')],
    PublishFeed: [{ StatusCode: 200, Payload: {} }],
    FindUnpostedEpisodes: [
      httpAnswer([{ id: 'episode-9', podcast_id: 'show', execution: 'run-9' }]),
    ],
    DescribePoster: [described('ABORTED')],
    PostToTelegram: [
      task === 'NotePostFailure' ? boom : { StatusCode: 200, Payload: { outcome: 'posted' } },
    ],
    NotePostFailure: [marked],
    FindOverdueShows: [httpAnswer([])],
    FindSlowEpisodes: [httpAnswer([])],
    FindFullCaps: [httpAnswer([])],
    ExpireEpisodes: [httpAnswer([])],
    FindUnsettledEpisodes: unsettled(task === 'HandOn' ? episodes(1, 100) : [anEpisode(1)]),
    DescribeExecution: [described('ABORTED')],
    MarkEpisodeFailed: [marked],
    HandOn: [described('RUNNING')],
    TellOfSettled: [{ ExecutionArn: 'notify' }],
  }),
});

describe('what a sweep has settled', () => {
  const dead = {
    FindUnsettledEpisodes: unsettled([anEpisode(1)]),
    DescribeExecution: [described('ABORTED')],
    MarkEpisodeFailed: [marked],
  };

  it('is told by notify', async () => {
    const ended = await run(dead);
    expect(ended.callsOf('TellOfSettled').map(({ input }) => input)).toEqual([
      {
        StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:notify:live',
        Input: '{}',
      },
    ]);
  });

  it('is told when the episode was ended together with its execution, by whoever stopped both', async () => {
    const ended = await run(
      { FindUnsettledEpisodes: unsettled([]) },
      { detail: { name: 'episode-7', status: 'ABORTED' } },
    );
    expect(ended.callsOf('TellOfSettled')).toHaveLength(1);
  });

  it('is nothing when there was nothing to settle', async () => {
    const ended = await run({ FindUnsettledEpisodes: unsettled([]) }, {});
    expect(ended.callsOf('TellOfSettled')).toEqual([]);
  });

  it('stays settled when notify cannot be started', async () => {
    const ended = await run({ ...dead, TellOfSettled: [boom] });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, settled: 1 } });
  });
});

describe('what shows don’t keep', () => {
  const gone = [{ id: 'episode-1', podcast_id: 'show' }];

  it('is withdrawn, counted and told of', async () => {
    const ended = await run(
      { FindUnsettledEpisodes: unsettled([]), ExpireEpisodes: [httpAnswer(gone)] },
      {},
    );
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, expired: 1 } });
    expect(ended.callsOf('ExpireEpisodes')[0]?.input).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/expire_episodes',
      RequestBody: { p_limit: 20 },
    });
    expect(ended.callsOf('TellOfSettled')).toHaveLength(1);
  });

  it('is left to whole sweeps', async () => {
    const event = { detail: { name: 'run-1', status: 'ABORTED' } };
    const ended = await run({ FindUnsettledEpisodes: unsettled([]) }, event);
    expect(ended.callsOf('ExpireEpisodes')).toEqual([]);
  });
});

describe('reviews past their deadline', () => {
  const overdue = (...rows: Record<string, Json>[]) => ({
    FindUnsettledEpisodes: unsettled([]),
    FindOverdueReviews: [httpAnswer(rows)],
  });
  const aReview = (at_deadline: string) => ({
    ...{ id: 'episode-1', podcast_id: 'show-1', attempt: 2 },
    at_deadline,
  });
  const started: Json = { ExecutionArn: `${EXECUTION}:episode-1-3` };

  it('are discarded where the show says so, and others are told', async () => {
    const ended = await run({
      ...overdue(aReview('discard')),
      DiscardEpisode: [httpAnswer({ id: 'episode-1', status: 'skipped' })],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, reviewsEnded: 1 } });
    expect(bodyOf(ended.callsOf('DiscardEpisode')[0])).toEqual({
      p_episode_id: 'episode-1',
      p_reason: 'Nobody reviewed its script in time.',
    });
    expect(ended.entered).toContain('TellOfSettled');
  });

  it('are spoken by their next attempt where the show says so', async () => {
    const ended = await run({ ...overdue(aReview('publish')), SpeakScript: [started] });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, reviewsEnded: 1 } });
    const { Name, Input } = (ended.callsOf('SpeakScript')[0]?.input ?? {}) as Record<
      string,
      string
    >;
    expect(Name).toBe('episode-1-3');
    expect(JSON.parse(Input ?? '')).toEqual({
      ...{ version: '1.0', podcastId: 'show-1', episodeId: 'episode-1' },
      ...{ trigger: 'retry', from: 'audio' },
    });
  });

  it('are spoken under the next name where an attempt died with the first', async () => {
    const taken = new TaskFailed('Sfn.ExecutionAlreadyExistsException', 'Execution Already Exists');
    const ended = await run({ ...overdue(aReview('publish')), SpeakScript: [taken, started] });
    const names = ended.callsOf('SpeakScript').map(({ input }) => (input as { Name: string }).Name);
    expect(names).toEqual(['episode-1-3', 'episode-1-4']);
    expect(ended.result).toMatchObject({ output: { reviewsEnded: 1 } });
  });

  it('are left to whoever has decided meanwhile', async () => {
    const ended = await run({
      ...overdue(aReview('discard')),
      DiscardEpisode: [new TaskFailed('States.Http.StatusCode.479', 'not under review')],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: none });
  });

  it.each(['discard', 'publish'])('that can’t be ended by %s fail the sweep', async (way) => {
    const ended = await run({
      ...overdue(aReview(way)),
      DiscardEpisode: [boom],
      SpeakScript: [boom],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodesNotSettled' });
  });

  it('wait for a sweep by the clock', async () => {
    const ended = await run(
      { FindUnsettledEpisodes: unsettled([]) },
      { detail: { name: 'episode-1' } },
    );
    expect(ended.callsOf('FindOverdueReviews')).toHaveLength(0);
  });
});
