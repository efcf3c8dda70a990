import type { Json } from '../../local/step-functions/contract.ts';
import {
  type Answers,
  httpAnswer,
  type MachineRun,
  readDefinition,
  runMachine,
} from './state-machine.ts';

export const episodeDefinition = readDefinition('episode');

export const EPISODE_ID = '0b5d8a44-7c6f-4f0e-9c0b-0d9b6f6c1a01';
export const PODCAST_ID = '5a0f0b1e-2f0d-4c53-8a58-5b1b0a5c7f02';

/** A pointer as tasks return it. */
export const anObject = (name: string) => ({
  key: `podcasts/${PODCAST_ID}/${EPISODE_ID}/${name}`,
  versionId: `${name}-v1`,
  etag: `"${name}-etag"`,
  sizeBytes: 1000,
});

const lambda = (payload: Json): Json => ({
  ExecutedVersion: '$LATEST',
  Payload: payload,
  StatusCode: 200,
});
const row = (status: string): Json => httpAnswer({ id: EPISODE_ID, status, attempt: 1 });
const head = (name: string): Json => {
  const { etag, sizeBytes, versionId } = anObject(name);
  return { ContentLength: sizeBytes, ETag: etag, VersionId: versionId };
};

const started: Json = {
  ExecutionArn: 'arn:aws:states:eu-west-1:123456789012:execution:notify:1',
  StartDate: '2026-09-08T00:00:00.000Z',
};

/** What every task answers when nothing goes wrong. */
export const ANSWERS: Readonly<Record<string, Json>> = {
  OpenEpisode: httpAnswer({
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
    coverage: anObject('coverage'),
    title: 'A title',
    summary: 'A summary',
    utterances: 20,
    characters: 2000,
    writing: { writer: 'built-in' },
  }),
  WriteScriptWithoutModel: lambda({
    object: anObject('script'),
    coverage: anObject('coverage'),
    title: 'A title',
    summary: 'A summary',
    utterances: 20,
    characters: 2000,
    writing: { writer: 'built-in' },
  }),
  MarkAwaitingReview: row('awaiting_review'),
  MarkProcessing: row('processing'),
  GenerateAudio: lambda({
    outcome: 'generated',
    audio: anObject('audio'),
    transcript: anObject('transcript'),
    subtitles: anObject('subtitles'),
    chapters: anObject('chapters'),
    frames: anObject('frames'),
    audioUrl: 'https://media.test/episode.mp3',
    durationMs: 60_000,
    segments: { total: 20, spoken: 20, reused: 0 },
  }),
  VerifyAudio: head('audio'),
  MarkCompleted: row('completed'),
  PublishFeed: lambda({ feed: anObject('feed'), items: 1, isToBePosted: false }),
  PostToTelegram: lambda({ outcome: 'posted' }),
  NotePostFailure: row('completed'),
  RecordPublishFailure: row('completed'),
  MarkEpisodeFailed: row('failed'),
  TellOfOpening: started,
  TellOfContent: started,
  TellOfReview: started,
  TellOfProcessing: started,
  TellOfSkip: started,
  TellOfCompletion: started,
  TellOfFailure: started,
};

/** Runs the real episode machine; a task answers from `answers`, else as if nothing went wrong. */
export const runEpisode = (
  answers: Answers = {},
  input: Record<string, Json> = {},
): Promise<MachineRun> =>
  runMachine(episodeDefinition, {
    machine: 'episode',
    execution: EPISODE_ID,
    input: {
      version: '1.0',
      podcastId: PODCAST_ID,
      episodeId: EPISODE_ID,
      trigger: 'api',
      ...input,
    },
    answers: {
      ...Object.fromEntries(Object.entries(ANSWERS).map(([name, answer]) => [name, [answer]])),
      ...answers,
    },
  });
