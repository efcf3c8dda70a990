import { describe, expect, it } from 'vitest';
import { type Json, TaskFailed } from '../../../../local/step-functions/contract.ts';
import type { ExecutionEvent } from '../../../../src/inspect/execution-event.ts';
import { measureEpisode } from '../../../../src/inspect/measures/measure-episode.ts';
import { ANSWERS, EPISODE_ID, runEpisode } from '../../../support/episode-machine.ts';
import { type Answers, httpAnswer } from '../../../support/state-machine.ts';

const lambda = (payload: Json): Json => ({ StatusCode: 200, Payload: payload });
const ISO = (at: unknown): string => new Date(at as number).toISOString();

/** The figures of a run of the real machine. */
const figuresOf = async (
  answers: Answers = {},
  trigger = 'api',
): Promise<Record<string, number>> => {
  const run = await runEpisode(answers);
  const events = run.events.map((event) => ({
    ...event,
    timestamp: ISO(event['timestamp']),
  })) as unknown as ExecutionEvent[];
  const { figures } = measureEpisode(
    {
      executionArn: 'arn',
      name: EPISODE_ID,
      status: run.result.status === 'SUCCEEDED' ? 'succeeded' : 'failed',
      startedAt: events[0]?.timestamp ?? '',
      stoppedAt: events.at(-1)?.timestamp ?? '',
      input: JSON.stringify({ trigger }),
      output: null,
      error: null,
    },
    events,
  );
  return Object.fromEntries(Object.entries(figures).map(([name, [value]]) => [name, value]));
};

describe('an attempt that has ended', () => {
  it('tells what was made when all went well', async () => {
    expect(await figuresOf()).toMatchObject({
      EpisodesCompleted: 1,
      EpisodesSkipped: 0,
      AttemptsFailed: 0,
      PublicationsFailed: 0,
      Retries: 0,
      PostsCollected: 12,
      SegmentsSpoken: 20,
      SegmentsReused: 0,
      SecondsWaitingForTelegram: 0,
      SecondsWaitingForSpeech: 0,
    });
  });

  it('tells how old the feed had become, when the clock started it', async () => {
    // A day before the machine's clock begins.
    const row = { id: EPISODE_ID, status: 'pending', attempt: 1, outputs: {} };
    const window = {
      ...{ window_from: '2025-12-31T00:00:00+00:00', window_until: '2026-01-01T00:00:00+00:00' },
    };
    const OpenEpisode = [httpAnswer({ ...row, ...window })];
    const figures = await figuresOf({ OpenEpisode }, 'schedule');
    expect(figures['SecondsOfFeedAge']).toBe(86_400);
    expect(await figuresOf({ OpenEpisode })).not.toHaveProperty('SecondsOfFeedAge');
    const unpublished = { OpenEpisode, PublishFeed: [new TaskFailed('Broken', 'it broke')] };
    expect(await figuresOf(unpublished, 'schedule')).not.toHaveProperty('SecondsOfFeedAge');
  });

  it('tells how long it waited, and of the state it waited for only its own time', async () => {
    const figures = await figuresOf({
      CollectContent: [
        lambda({ outcome: 'session_busy', waitSeconds: 40 }),
        lambda({ outcome: 'flood_wait', waitSeconds: 60 }),
        ANSWERS['CollectContent'] as Json,
      ],
      GenerateAudio: [
        lambda({ outcome: 'segments_refused', waitSeconds: 300, reason: 'noise' }),
        ANSWERS['GenerateAudio'] as Json,
      ],
    });
    expect(figures).toMatchObject({
      SecondsWaitingForTelegram: 100,
      SecondsWaitingForSpeech: 300,
      SecondsInCollectContent: 0,
      RunsWithRefusedSound: 1,
      AttemptSeconds: 400,
    });
  });

  it('tells of retries and of how it failed', async () => {
    const figures = await figuresOf({
      WriteScript: [new TaskFailed('StorageUnavailable', 'away')],
    });
    expect(figures).toMatchObject({ AttemptsFailed: 1, EpisodesCompleted: 0, Retries: 4 });
    expect(figures['SecondsInWriteScript']).toBe(0);
    expect(figures['SecondsBetweenTries']).toBeGreaterThan(5);
    expect(figures['SecondsBetweenTries']).toBe(figures['AttemptSeconds']);
    expect(figures).not.toHaveProperty('SecondsInGenerateAudio');
  });

  it('tells of an episode that is completed and in no feed', async () => {
    expect(await figuresOf({ PublishFeed: [new TaskFailed('Broken', 'it broke')] })).toMatchObject({
      EpisodesCompleted: 1,
      PublicationsFailed: 1,
    });
  });

  it('tells of one that had nothing to tell', async () => {
    const empty = lambda({ outcome: 'empty', found: 3, filtered: 3 });
    expect(await figuresOf({ CollectContent: [empty] })).toMatchObject({
      EpisodesSkipped: 1,
      EpisodesCompleted: 0,
      AttemptsFailed: 0,
      PostsCollected: 0,
    });
  });
});
