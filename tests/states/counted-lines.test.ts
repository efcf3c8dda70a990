import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, it, test } from 'vitest';
import { readFilterPattern } from '../../local/logs/filter-pattern.ts';
import { type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import { createClipRoute } from '../../src/api/audio-clips/route.ts';
import { createRouter } from '../../src/api/router.ts';
import type { ClipOutcome } from '../../src/clips/create-clips.ts';
import { guardProvider } from '../../src/generate-audio/provider/guard-provider.ts';
import { SpeechUnavailable } from '../../src/generate-audio/provider/speech-synthesizer.ts';
import type { ExecutionEvent } from '../../src/inspect/execution-event.ts';
import { keepHistory } from '../../src/inspect/kept/keep-history.ts';
import { createLogger, type Logger } from '../../src/runtime/logger.ts';
import { indexPublished } from '../../src/search/index/index-published.ts';
import { aProxyEvent } from '../support/a-proxy-event.ts';
import { runEpisode } from '../support/episode-machine.ts';
import { linesOf } from '../support/log-lines.ts';
import { type Answers, httpAnswer, readDefinition, runMachine } from '../support/state-machine.ts';

interface CountedLine {
  readonly metric: string;
  readonly logGroup: string;
  readonly pattern: string;
}
const { COUNTED_LINES } = createRequire(import.meta.url)('../../resources/alarms/table.cjs') as {
  readonly COUNTED_LINES: readonly CountedLine[];
};
const boom = new TaskFailed('SomethingPermanent', 'why');
const lambda = (payload: Json): Json => ({ StatusCode: 200, Payload: payload });

/** The lines that a run of a machine leaves in its log. */
const machine = async (name: string, answers: Answers): Promise<string[]> => {
  const { events } = await runMachine(readDefinition(name), {
    machine: name,
    input: { detail: {} },
    answers,
  });
  return linesOf(events, name);
};
const episode = async (answers: Answers): Promise<string[]> =>
  linesOf((await runEpisode(answers)).events, 'episode');
const due = { FindDuePodcasts: [httpAnswer([{ podcast_id: 'show', episode_id: 'episode' }])] };
const taken = new TaskFailed('Sfn.ExecutionAlreadyExistsException', 'Execution Already Exists');
const endedAs = (error: string): Json => ({
  ...{ Status: 'FAILED', StopDate: '2020-01-01T00:00:00.000Z', Error: error, Cause: '' },
});
const sweep = (answers: Answers) =>
  machine('reconcile', {
    ...Object.fromEntries(
      ['UnsettledEpisodes', 'UnpublishedEpisodes', 'UnpostedEpisodes', 'OverdueReviews'].map(
        (what) => [`Find${what}`, [httpAnswer([])]],
      ),
    ),
    FindOverdueShows: [httpAnswer([])],
    FindSlowEpisodes: [httpAnswer([])],
    FindFullCaps: [httpAnswer([])],
    ExpireEpisodes: [httpAnswer([])],
    ...answers,
  });
const left = {
  ...{ id: 'episode', podcast_id: 'show', execution: 'run', is_republished: true },
  is_due_again: true,
};
/** What a function leaves in its log. */
const logged = async (work: (logger: Logger) => Promise<unknown>): Promise<string[]> => {
  const lines: string[] = [];
  await work(createLogger('info', (line) => lines.push(line))).catch(() => undefined);
  return lines;
};
const speakNothing = (mayStart: boolean) =>
  logged((logger) => {
    const stays = { state: 'closed', mayStart: true, failedRuns: 1 } as const;
    const opened = { state: 'open', mayStart: false, waitSeconds: 60, reason: 'down' } as const;
    return guardProvider(
      {
        circuit: {
          enter: async () => stays,
          spoke: async () => undefined,
          failed: async () => (mayStart ? stays : opened),
        } as unknown as Parameters<typeof guardProvider>[0]['circuit'],
        ...{ execution: 'run', remainingMs: () => 1000, logger },
      },
      async () => {
        throw new SpeechUnavailable('down');
      },
    );
  });

/** A request for a clip, which is `kept`, made, or can't be made. */
const askForClip = (openClip: () => Promise<ClipOutcome>) =>
  logged((logger) => {
    const route = createClipRoute({ openClip, mediaBaseUrl: 'https://media.test', logger });
    const resource = '/api/v1/audio_clips/{episodeId}';
    return createRouter(
      { [`GET ${resource}`]: route },
      logger,
      'https://console.test',
    )(
      aProxyEvent({
        resource,
        pathParameters: { episodeId: randomUUID() },
        queryStringParameters: { start_time_ms: '0' },
      }),
    );
  });
const aClip = (isKept: boolean) => () =>
  askForClip(async () => ({
    outcome: 'ready',
    clip: { key: 'clip', startMs: 0, durationMs: 1, expiresAt: new Date(0), isKept, tookMs: 0 },
  }));
/** A look through published episodes for the index, whose files are these bytes. */
const indexing = (transcript: string) =>
  logged((logger) => {
    const object = { key: 't', versionId: '1', etag: '"e"', sizeBytes: 1 };
    return indexPublished(
      'show',
      [{ id: 'episode', languageCode: 'en', outputs: { transcript: object } }],
      {
        index: { listUnindexed: async () => ['episode'], save: async () => undefined },
        objects: {
          get: async () => {
            if (transcript === '') throw new Error('gone for good');
            return new TextEncoder().encode(transcript);
          },
        },
      },
      { logger },
    ).then(() => logger.info('looked through'));
  });

/** An attempt of a show that has ended well, measured as its history is kept. */
const endWell = (podcastId: string) =>
  logged(async (logger) => {
    const run = await runEpisode({});
    const at = new Date().toISOString();
    const events = run.events.map((event) => ({ ...event, timestamp: at }));
    const facts = {
      ...{ executionArn: 'run', name: randomUUID(), status: 'succeeded' as const },
      ...{ startedAt: at, stoppedAt: at, output: null, error: null },
      input: JSON.stringify({ podcastId }),
    };
    const inspector = {
      list: async () => ({ items: [], next: null }),
      find: async () => facts,
      definition: async () => ({}),
      history: async () => ({ events: events as unknown as ExecutionEvent[], next: null }),
    };
    await keepHistory(
      { inspect: () => inspector, store: { put: async () => {}, find: async () => null } },
      { detail: { stateMachineArn: 'arn:of:stepcast-dev-episode', name: facts.name } },
      { logger },
    );
  });
/** The show for checks, as CHECK_SHOW names it. */
const CHECK_SHOW = randomUUID();

/** By metric: a log in which its cause is told so many times, and one of the same kind without it. */
const CAUSES: Readonly<
  Record<string, { made(): Promise<string[]>; times: number; without(): Promise<string[]> }>
> = {
  EpisodesFailed: {
    made: () => episode({ WriteScript: [boom] }),
    times: 1,
    without: () =>
      episode({ OpenEpisode: [new TaskFailed('States.Http.StatusCode.471', 'unknown')] }),
  },
  SlotsRefused: {
    made: () =>
      machine('schedule', {
        ...due,
        StartEpisode: [taken],
        DescribeAttempt: [endedAs('UnknownPodcast')],
      }),
    times: 1,
    without: () => machine('schedule', { ...due, StartEpisode: [{ ExecutionArn: 'run' }] }),
  },
  EpisodesNotPublished: {
    made: () => sweep({ FindUnpublishedEpisodes: [httpAnswer([left, left])], PublishFeed: [boom] }),
    times: 2,
    without: () => sweep({}),
  },
  EpisodesNotPosted: {
    made: () =>
      sweep({
        FindUnpostedEpisodes: [httpAnswer([left])],
        DescribePoster: [endedAs('any')],
        PostToTelegram: [boom],
        NotePostFailure: [httpAnswer({})],
      }),
    times: 1,
    without: () => sweep({}),
  },
  PostsFailed: {
    made: () =>
      episode({
        PublishFeed: [lambda({ items: 1, isToBePosted: true })],
        PostToTelegram: [boom],
      }),
    times: 1,
    without: () => episode({ PublishFeed: [lambda({ items: 1, isToBePosted: true })] }),
  },
  SweepsWithOverdueShows: {
    made: () => sweep({ FindOverdueShows: [httpAnswer([left, left])] }),
    times: 1,
    without: () => sweep({}),
  },
  SweepsWithSlowEpisodes: {
    made: () => sweep({ FindSlowEpisodes: [httpAnswer([left, left])] }),
    times: 1,
    without: () => sweep({}),
  },
  SweepsWithFullCaps: {
    made: () => sweep({ FindFullCaps: [httpAnswer([left])] }),
    times: 1,
    without: () => sweep({}),
  },
  SessionRevoked: {
    made: () => episode({ CollectContent: [new TaskFailed('SessionRevoked', 'gone')] }),
    times: 1,
    without: () => episode({ CollectContent: [boom] }),
  },
  DatabasePaused: {
    made: () =>
      machine('schedule', {
        FindDuePodcasts: [new TaskFailed('States.Http.StatusCode.540', 'paused')],
      }),
    times: 1,
    without: () => machine('schedule', { FindDuePodcasts: [boom] }),
  },
  DatabaseUnreachable: {
    made: () =>
      machine('schedule', { FindDuePodcasts: [new TaskFailed('States.Http.Socket', '')] }),
    times: 1,
    without: () => machine('schedule', { FindDuePodcasts: [boom] }),
  },
  ClipsFailed: {
    made: () =>
      askForClip(async () => {
        throw new Error('no room left');
      }),
    times: 1,
    without: aClip(false),
  },
  ChecksCompleted: {
    made: () => endWell(CHECK_SHOW),
    times: 1,
    without: () => endWell(randomUUID()),
  },
  ClipsMade: { made: aClip(false), times: 1, without: aClip(true) },
  ClipsFound: { made: aClip(true), times: 1, without: aClip(false) },
  EpisodesUnsearchable: {
    made: () => indexing(''),
    times: 1,
    without: () => indexing('WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n'),
  },
  SpeechCircuitOpened: {
    made: () => speakNothing(false),
    times: 1,
    without: () => speakNothing(true),
  },
};
/** Told after a question is ranked and a model is asked; tests/infra/alarms.test.ts holds its words. */
const HELD_BY_THEIR_WORDS = ['SearchAnswersUnused'];

test('every line that is counted has its cause here, or its words are held', () => {
  expect([...Object.keys(CAUSES), ...HELD_BY_THEIR_WORDS].sort()).toEqual(
    COUNTED_LINES.map(({ metric }) => metric).sort(),
  );
});

describe.each(COUNTED_LINES.filter(({ metric }) => metric in CAUSES))(
  '$metric',
  ({ metric, pattern }) => {
    const { made, times, without } = CAUSES[metric] as (typeof CAUSES)[string];
    const matches = readFilterPattern(pattern.replace(`\${CheckShow}`, CHECK_SHOW));

    it('counts its cause as often as that happened', async () => {
      const lines = await made();
      expect(lines.filter(matches)).toHaveLength(times);
      expect(lines.length).toBeGreaterThan(times - 1);
    });

    it('counts nothing else', async () => {
      const lines = await without();
      expect(lines).not.toEqual([]);
      expect(lines.filter(matches)).toEqual([]);
    });
  },
);
