import { describe, expect, it } from 'vitest';
import { type Json, type TaskCall, TaskFailed } from '../../local/step-functions/contract.ts';
import { proveRetriers } from '../support/prove-retriers.ts';
import { type Answers, httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

const definition = readDefinition('schedule');
const run = (answers: Answers, input: Json = { detail: {} }) =>
  runMachine(definition, { machine: 'schedule', input, answers });
/** As many events as the history of an execution holds on AWS. */
const HISTORY = 25_000;

/** When every run begins, by the virtual clock. */
const TICK = Date.UTC(2026, 0, 1);
const EXECUTION = 'arn:aws:states:eu-west-1:123456789012:execution:episode';
const minutesAgo = (minutes: number) => new Date(TICK - minutes * 60_000).toISOString();

const aShow = (n: number) => ({ podcast_id: `show-${n}`, episode_id: `episode-${n}` });
const shows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => aShow(from + n));
const due = (...pages: Json[][]) => pages.map((page) => httpAnswer(page));
const nameOf = ({ input }: TaskCall) => (input as { Name: string }).Name;
const taken = new TaskFailed('Sfn.ExecutionAlreadyExistsException', 'Execution Already Exists');
const boom = new TaskFailed('Sfn.StateMachineDeletingException', 'gone');
const started: Json = { ExecutionArn: `${EXECUTION}:1`, StartDate: '2026-01-01T00:00:00.000Z' };
const described = (Status: string, fields: Record<string, Json> = {}): Json => ({
  ExecutionArn: `${EXECUTION}:1`,
  Status,
  Input: '{}',
  ...fields,
});
const dead = (minutes: number, error = 'States.Timeout') =>
  described('FAILED', { StopDate: minutesAgo(minutes), Error: error, Cause: '' });
const none = {
  started: 0,
  alreadyStarted: 0,
  deferred: 0,
  refused: 0,
  givenUp: 0,
  notStarted: 0,
};
/** Names that can be started; all others are taken. */
const free =
  (...names: string[]) =>
  (call: TaskCall) =>
    names.includes(nameOf(call)) ? started : taken;

describe('a tick', () => {
  it('that finds no show due asks once and starts nothing', async () => {
    const ended = await run({ FindDuePodcasts: due([]) });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: none });
    expect(ended.calls).toHaveLength(1);
    expect(ended.calls[0]?.input).toMatchObject({
      ApiEndpoint: 'https://project.supabase.test/rest/v1/rpc/due_podcasts',
      RequestBody: { p_limit: 50, p_after: null },
    });
  });

  it.each([1, 2, 49])('starts the episode of each of %i due shows', async (count) => {
    const ended = await run({
      FindDuePodcasts: due(shows(1, count)),
      StartEpisode: [started],
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: count } });
    expect(ended.callsOf('FindDuePodcasts')).toHaveLength(1);
    const names = ended.callsOf('StartEpisode').map(nameOf);
    expect(names.toSorted()).toEqual(
      shows(1, count)
        .map(({ episode_id }) => episode_id)
        .toSorted(),
    );
  });

  it('hands the episode what its input schema asks for', async () => {
    const ended = await run({ FindDuePodcasts: due([aShow(1)]), StartEpisode: [started] });
    expect(ended.callsOf('StartEpisode')[0]?.input).toEqual({
      StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:episode:live',
      Name: 'episode-1',
      Input: '{"version":"1.0","podcastId":"show-1","episodeId":"episode-1","trigger":"schedule"}',
    });
  });

  it('hands on after a full page, and the next execution begins after its last show', async () => {
    const first = await run({
      FindDuePodcasts: due(shows(1, 50)),
      StartEpisode: [started],
      HandOn: [started],
    });
    expect(first.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 50 } });
    expect(first.callsOf('HandOn').map(({ input }) => input)).toEqual([
      {
        StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:schedule:live',
        Input: '{"after":"show-50"}',
      },
    ]);
    const next = await run(
      { FindDuePodcasts: due(shows(51, 60)), StartEpisode: [started] },
      { after: 'show-50' },
    );
    expect(next.calls[0]?.input).toMatchObject({ RequestBody: { p_after: 'show-50' } });
    expect(next.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 10 } });
  });

  it('says when the shows after a full page wait for the next tick', async () => {
    const ended = await run({
      FindDuePodcasts: due(shows(1, 50)),
      StartEpisode: [started],
      HandOn: [boom],
    });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: 'EpisodesNotStarted' });
  });

  it('fits into a history with ten dead attempts of each show and every call retried', async () => {
    const tries = new Map<string, number>();
    const busy = new TaskFailed('Sfn.SfnException', 'Rate exceeded');
    /** Answers after five refusals of the same call. */
    const atLast =
      (answer: Json | TaskFailed) =>
      ({ stateName, input }: TaskCall) => {
        const call = `${stateName} ${JSON.stringify(input)}`;
        tries.set(call, (tries.get(call) ?? 0) + 1);
        return (tries.get(call) ?? 0) > 5 ? answer : busy;
      };
    const ended = await run({
      FindDuePodcasts: due(shows(1, 50)),
      StartEpisode: atLast(taken),
      DescribeAttempt: atLast(dead(60_000)),
      HandOn: atLast(started),
    });
    expect(ended.events.length).toBeGreaterThan(20_000);
    expect(ended.events.length).toBeLessThan(HISTORY);
    expect(ended.callsOf('DescribeAttempt')).toHaveLength(50 * 10 * 6);
  });

  it.each([
    ['States.Http.StatusCode.540', 'DatabasePaused', 1],
    ['States.Http.Socket', 'DatabaseUnreachable', 6],
    ['States.Http.StatusCode.503', 'DatabaseUnreachable', 6],
    ['States.Http.StatusCode.401', 'States.Http.StatusCode.401', 1],
  ])('a database that answers %s ends the tick as %s', async (error, name, calls) => {
    const ended = await run({ FindDuePodcasts: [new TaskFailed(error, 'what it said')] });
    expect(ended.result).toMatchObject({ status: 'FAILED', error: name });
    expect((ended.result as { cause: string }).cause).toContain('what it said');
    expect(ended.calls).toHaveLength(calls);
  });
});

describe('a name that is taken', () => {
  const one = { FindDuePodcasts: due([aShow(1)]) };

  it.each(['RUNNING', 'SUCCEEDED', 'PENDING_REDRIVE'])(
    'by one that is %s is a success',
    async (status) => {
      const ended = await run({
        ...one,
        StartEpisode: [taken],
        DescribeAttempt: [described(status)],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, alreadyStarted: 1 } });
      expect(ended.callsOf('DescribeAttempt')[0]?.input).toEqual({
        ExecutionArn: `${EXECUTION}:episode-1`,
      });
    },
  );

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'])(
    'by one that is %s gives way to the next',
    async (status) => {
      const ended = await run({
        ...one,
        StartEpisode: free('episode-1-2'),
        DescribeAttempt: [described(status, { StopDate: minutesAgo(10) })],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 1 } });
      expect(ended.callsOf('StartEpisode').map(nameOf)).toEqual(['episode-1', 'episode-1-2']);
      const inputs = ended
        .callsOf('StartEpisode')
        .map(({ input }) => (input as { Input: Json }).Input);
      expect(inputs[1]).toBe(inputs[0]);
    },
  );

  it('gives way name by name', async () => {
    const ended = await run({
      ...one,
      StartEpisode: free('episode-1-4'),
      DescribeAttempt: [dead(600)],
    });
    expect(ended.callsOf('DescribeAttempt').map(({ input }) => input)).toEqual(
      ['episode-1', 'episode-1-2', 'episode-1-3'].map((name) => ({
        ExecutionArn: `${EXECUTION}:${name}`,
      })),
    );
    expect(ended.result).toMatchObject({ output: { started: 1 } });
  });

  it('of a show that was live at the time is tried again', async () => {
    const ended = await run({
      ...one,
      StartEpisode: free('episode-1-2'),
      DescribeAttempt: [dead(10, 'EpisodeAlreadyLive')],
    });
    expect(ended.result).toMatchObject({ output: { started: 1 } });
  });

  it.each([
    [1, 1.9, 'deferred'],
    [1, 2, 'started'],
    [2, 3.9, 'deferred'],
    [2, 4, 'started'],
    [9, 511, 'deferred'],
    [9, 512, 'started'],
  ])('by attempt %i, dead for %d minutes, is %s', async (attempt, minutes, outcome) => {
    const name = (n: number) => (n === 1 ? 'episode-1' : `episode-1-${n}`);
    const ended = await run({
      ...one,
      StartEpisode: free(name(attempt + 1)),
      DescribeAttempt: ({ input }) =>
        (input as { ExecutionArn: string }).ExecutionArn.endsWith(`:${name(attempt)}`)
          ? dead(minutes)
          : dead(10_000),
    });
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, [outcome]: 1 } });
  });

  it('by one that died after the tick began may have left a row: it waits', async () => {
    const ended = await run({
      ...one,
      StartEpisode: free('episode-1-2'),
      DescribeAttempt: [dead(-0.1)],
    });
    expect(ended.result).toMatchObject({ output: { deferred: 1 } });
  });

  it.each(['UnknownPodcast', 'InvalidWindow', 'NoVoice', 'MissingConfig'])(
    'by one that ended with %s is not tried again',
    async (error) => {
      const ended = await run({
        ...one,
        StartEpisode: free('episode-1-2'),
        DescribeAttempt: [dead(600, error)],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, refused: 1 } });
    },
  );

  it.each(['400', '404', '409'])(
    'by one that met a %s of the database’s own is tried again: the slot is still owed',
    async (code) => {
      const ended = await run({
        ...one,
        StartEpisode: free('episode-1-2'),
        DescribeAttempt: [dead(600, `States.Http.StatusCode.${code}`)],
      });
      expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, started: 1 } });
    },
  );

  it('is given up after ten attempts', async () => {
    const ended = await run({ ...one, StartEpisode: [taken], DescribeAttempt: [dead(10_000)] });
    expect(ended.callsOf('StartEpisode')).toHaveLength(10);
    expect(ended.result).toEqual({ status: 'SUCCEEDED', output: { ...none, givenUp: 1 } });
  });
});

describe('an episode that can’t be started', () => {
  it.each(['StartEpisode', 'DescribeAttempt'])(
    'because of %s holds up no other, and fails the tick',
    async (state) => {
      const isFirst = (input: Json) => JSON.stringify(input).includes('episode-1');
      const ended = await run({
        FindDuePodcasts: due(shows(1, 3)),
        StartEpisode: ({ input }) =>
          !isFirst(input) ? started : state === 'StartEpisode' ? boom : taken,
        DescribeAttempt: [boom],
      });
      expect(ended.callsOf('StartEpisode')).toHaveLength(3);
      expect(ended.result).toEqual({
        status: 'FAILED',
        error: 'EpisodesNotStarted',
        cause:
          'Episodes that could not be started: 1. The history of this execution says why; the next tick tries again.',
      });
    },
  );
});

proveRetriers({
  definition,
  run,
  reach: (task) => ({
    FindDuePodcasts: due(task === 'HandOn' ? shows(1, 50) : [aShow(1)]),
    StartEpisode: free(...shows(1, 50).map(({ episode_id }) => `${episode_id}-2`)),
    DescribeAttempt: [dead(600)],
    HandOn: [started],
  }),
});
