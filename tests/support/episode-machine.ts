import { readFileSync } from 'node:fs';
import {
  type ExecutionResult,
  type HistoryEvent,
  type Json,
  type TaskCall,
  TaskFailed,
} from '../../src/local/step-functions/contract.ts';
import { createVirtualClock, runExecution } from '../../src/local/step-functions/language/index.ts';

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  SupabaseUrl: 'https://project.supabase.test',
  SupabaseConnectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/supabase/1',
  BucketName: 'stepcast-test',
};

/** The definition of states/episode.asl.json with test values in its placeholders. */
export const episodeDefinition = (): Record<string, Json> =>
  JSON.parse(
    readFileSync(new URL('../../states/episode.asl.json', import.meta.url), 'utf8').replace(
      /\$\{(\w+)\}/g,
      (_, name: string) =>
        PLACEHOLDERS[name] ??
        `arn:aws:lambda:eu-west-1:123456789012:function:${name.replace('FunctionArn', '')}`,
    ),
  ) as Record<string, Json>;

export const EPISODE_ID = '0b5d8a44-7c6f-4f0e-9c0b-0d9b6f6c1a01';
export const PODCAST_ID = '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02';

/** A pointer as tasks return it. */
export const anObject = (name: string) => ({
  key: `podcasts/${PODCAST_ID}/${EPISODE_ID}/${name}`,
  versionId: `${name}-v1`,
  etag: `"${name}-etag"`,
  sizeBytes: 1000,
});

const http = (body: Json): Json => ({
  Headers: {},
  ResponseBody: body,
  StatusCode: 200,
  StatusText: 'OK',
});
const lambda = (payload: Json): Json => ({
  ExecutedVersion: '$LATEST',
  Payload: payload,
  StatusCode: 200,
});
const row = (status: string): Json => http({ id: EPISODE_ID, status, attempt: 1 });
const head = (name: string): Json => {
  const { etag, sizeBytes, versionId } = anObject(name);
  return { ContentLength: sizeBytes, ETag: etag, VersionId: versionId };
};

/** What every task answers when nothing goes wrong. */
export const ANSWERS: Readonly<Record<string, Json>> = {
  OpenEpisode: http({
    id: EPISODE_ID,
    status: 'pending',
    attempt: 1,
    window_from: '2026-09-01T00:00:00+00:00',
    window_until: '2026-09-08T00:00:00.5+00:00',
    outputs: {},
  }),
  CollectContent: lambda({ outcome: 'collected', object: anObject('content'), messages: 12 }),
  SkipEpisode: row('skipped'),
  VerifyContent: head('content'),
  MarkContentCollected: row('content_collected'),
  WriteScript: lambda({
    object: anObject('script'),
    title: 'A title',
    summary: 'A summary',
    utterances: 20,
    characters: 2000,
  }),
  MarkProcessing: row('processing'),
  GenerateAudio: lambda({
    audio: anObject('audio'),
    transcript: anObject('transcript'),
    chapters: anObject('chapters'),
    audioUrl: 'https://media.test/episode.mp3',
    durationMs: 60_000,
    segments: { total: 20, spoken: 20, reused: 0 },
  }),
  VerifyAudio: head('audio'),
  MarkCompleted: row('completed'),
  PublishFeed: lambda({ feed: anObject('feed'), items: 1 }),
  RecordPublishFailure: row('completed'),
  MarkEpisodeFailed: row('failed'),
};

/** Answers in order, one a call; the last one stands for all later calls. */
export type Answers = Readonly<Record<string, readonly (Json | TaskFailed)[]>>;

/** How a run on the virtual clock went: its calls, its history and the milliseconds it waited. */
export interface EpisodeRun {
  readonly result: ExecutionResult;
  readonly calls: readonly TaskCall[];
  readonly events: readonly HistoryEvent[];
  /** Names of the states in the order in which they were entered. */
  readonly entered: readonly string[];
  readonly tookMs: number;
  callsOf(state: string): readonly TaskCall[];
}

/** Runs the real episode machine; a task answers from `answers`, else as if nothing went wrong. */
export const runEpisode = async (
  answers: Answers = {},
  input: Record<string, Json> = {},
): Promise<EpisodeRun> => {
  const clock = createVirtualClock();
  const startTime = clock.now();
  const calls: TaskCall[] = [];
  const events: HistoryEvent[] = [];
  const callsOf = (state: string) => calls.filter(({ stateName }) => stateName === state);
  let ids = 0;
  const result = await runExecution(
    episodeDefinition(),
    { version: '1.0', podcastId: PODCAST_ID, episodeId: EPISODE_ID, trigger: 'api', ...input },
    {
      identity: {
        executionArn: `arn:aws:states:eu-west-1:123456789012:execution:episode:${EPISODE_ID}`,
        executionName: EPISODE_ID,
        roleArn: 'arn:aws:iam::123456789012:role/episode',
        stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:episode',
        stateMachineName: 'episode',
        startTime,
      },
      tasks: async (call) => {
        const earlier = callsOf(call.stateName).length;
        calls.push(call);
        const own = answers[call.stateName];
        const answer = own ? own[Math.min(earlier, own.length - 1)] : ANSWERS[call.stateName];
        if (answer === undefined)
          throw new Error(`${call.stateName} was not expected to be called.`);
        if (answer instanceof TaskFailed) throw answer;
        return answer;
      },
      clock,
      random: () => 0.5,
      uuid: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
      record: (event) => void events.push(event),
      signal: new AbortController().signal,
    },
  );
  const entered = events.flatMap((event) => {
    const details = event['stateEnteredEventDetails'] as { name: string } | undefined;
    return details ? [details.name] : [];
  });
  return { result, calls, events, entered, tookMs: clock.now() - startTime, callsOf };
};
