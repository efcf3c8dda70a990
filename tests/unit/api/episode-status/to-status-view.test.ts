import { describe, expect, test } from 'vitest';
import * as views from '../../../../src/api/episode-status/to-status-view.ts';
import type { EpisodeRecord } from '../../../../src/episode/episode-record.ts';
import type { ExecutionRecord } from '../../../../src/episode/executions.ts';
import {
  anEpisodeRecord as anEpisode,
  anExecutionRecord,
  EPISODE_ID,
  PODCAST_ID,
} from '../../../support/an-episode-record.ts';
import { storedObject } from '../../../support/shows.ts';

const NOW = Date.parse('2026-03-01T08:00:10.000Z');
const FROM = { now: NOW, mediaBaseUrl: 'https://media.test' };
const toStatusView = (record: EpisodeRecord) => views.toStatusView(record, FROM);
const { toOpeningView } = views;
const toNextAttemptView = (record: EpisodeRecord, execution: ExecutionRecord) =>
  views.toNextAttemptView(record, execution, FROM);

const spoken = { provider: 'google-tts', unit: 'characters', pricesAsOf: '2026-08-20' } as const;
const COST = {
  items: [
    { ...spoken, attempt: 1, product: 'Neural2', quantity: 1000, usd: 0.016 },
    { ...spoken, attempt: 2, product: 'Neural2', quantity: 100, usd: 0.0016 },
    { ...spoken, attempt: 2, product: 'New', quantity: 50, usd: null, pricesAsOf: null },
  ],
};

describe('what an episode cost', () => {
  test('is told in all and for this attempt, and whether something has no price', () => {
    const { cost } = toStatusView(anEpisode({ attempt: 2, cost: COST }));
    expect(cost).toMatchObject({
      ...{ usd: 0.0176, attemptUsd: 0.0016, isComplete: false, pricesAsOf: '2026-08-20' },
      items: [{ attempt: 1 }, { attempt: 2 }, { attempt: 2, product: 'New', usd: null }],
    });
  });

  test('starts with nothing in the next attempt', () => {
    const { cost } = toNextAttemptView(anEpisode({ attempt: 2, cost: COST }), anExecutionRecord());
    expect(cost).toMatchObject({ usd: 0.0176, attemptUsd: 0 });
  });
});

describe('an episode with a row', () => {
  test('shows where it is, how far, and what each step took', () => {
    expect(toStatusView(anEpisode())).toEqual({
      episodeId: EPISODE_ID,
      isImported: false,
      window: { from: '2026-02-28T08:00:00.000Z', until: '2026-03-01T08:00:00.000Z' },
      skipped: null,
      isDiscarded: false,
      expired: null,
      review: null,
      podcastId: PODCAST_ID,
      title: 'Monday',
      status: 'processing',
      state: 'GenerateAudio',
      progress: 0.463,
      segments: { done: 3, total: 12 },
      createdAt: '2026-03-01T08:00:00.000Z',
      startedAt: '2026-03-01T08:00:00.000Z',
      updatedAt: '2026-03-01T08:00:09.000Z',
      estimatedCompletionAt: null,
      attempt: 1,
      error: null,
      publishError: null,
      remedy: null,
      waiting: null,
      visibility: 'public',
      visibilityPending: false,
      pictureUrl: null,
      post: null,
      warnings: [],
      audioUrl: null,
      transcript: null,
      chaptersUrl: null,
      durationMs: null,
      publishedAt: null,
      cost: null,
      timeline: [
        { status: 'pending', at: '2026-03-01T08:00:00.000Z', tookMs: 2500 },
        { status: 'content_collected', at: '2026-03-01T08:00:02.500Z', tookMs: 500 },
        { status: 'processing', at: '2026-03-01T08:00:03.000Z', tookMs: null },
      ],
      terminal: false,
    });
  });

  test.each([
    ['pending', 'CollectContent'],
    ['content_collected', 'WriteScript'],
    ['processing', 'GenerateAudio'],
    ['completed', 'PublishFeed'],
    ['skipped', null],
  ] as const)('that is %s is in %s', (status, state) => {
    const unpublishedSince = status === 'completed' ? '2026-03-01T08:01:00.000Z' : null;
    expect(toStatusView(anEpisode({ status, unpublishedSince })).state).toBe(state);
  });

  test('tells what this attempt ran into without failing, not what an earlier one did', () => {
    const warning = { state: 'GenerateAudio', name: 'ShowFileRefused', message: 'No picture.' };
    const warnings = ['an earlier one', anEpisode().execution].map((execution, i) => ({
      ...warning,
      message: `${warning.message} ${i}`,
      execution,
    }));
    expect(toStatusView(anEpisode({ warnings })).warnings).toEqual([
      { ...warning, message: 'No picture. 1' },
    ]);
  });

  test('says why it waits, until the wait is over or another execution has taken over', () => {
    const until = new Date(NOW + 1000).toISOString();
    const wait = { reason: 'The provider is down.', until, execution: anEpisode().execution };
    const waitingOf = (values: Parameters<typeof anEpisode>[0]) =>
      toStatusView(anEpisode({ wait, ...values })).waiting;
    expect(waitingOf({})).toEqual({ reason: wait.reason, until });
    expect(waitingOf({ wait: { ...wait, until: new Date(NOW).toISOString() } })).toBeNull();
    expect(waitingOf({ execution: 'the next attempt' })).toBeNull();
    expect(waitingOf({ status: 'failed' })).toBeNull();
  });

  test('has nothing left to do once its feed is out, or could not be', () => {
    const published = anEpisode({ status: 'completed', publishedAt: '2026-03-01T08:01:00.000Z' });
    expect(toStatusView(published)).toMatchObject({ state: null, terminal: true });
    const publishError = { name: 'StorageRefused', cause: 'Access denied' };
    const unpublished = anEpisode({ status: 'completed', publishError });
    expect(toStatusView(unpublished)).toMatchObject({ state: null, terminal: true });
  });

  test('is still being published while it is in no feed, also when an earlier attempt is in one', () => {
    const unpublishedSince = '2026-03-01T08:01:00.000Z';
    for (const publishedAt of [null, '2026-02-01T08:01:00.000Z']) {
      const record = anEpisode({ status: 'completed', publishedAt, unpublishedSince });
      expect(toStatusView(record)).toMatchObject({ state: 'PublishFeed' });
    }
  });

  test('that is completed and not in the feed says why, and what to do', () => {
    const cause = JSON.stringify({ errorType: 'StorageRefused', errorMessage: 'Access denied.' });
    const publishError = { name: 'StorageRefused', cause };
    expect(toStatusView(anEpisode({ status: 'completed', publishError }))).toMatchObject({
      error: null,
      publishError: {
        name: 'StorageRefused',
        message: expect.stringMatching(
          /^Access denied\. .*tried again.*retry from publish to have it/,
        ),
      },
      remedy: 'retry',
    });
    const publishedAt = '2026-03-01T08:01:00.000Z';
    expect(toStatusView(anEpisode({ status: 'completed', publishedAt })).publishError).toBeNull();
    // Made anew after it was published: the feed still has what it was before.
    expect(
      toStatusView(anEpisode({ status: 'completed', publishedAt, publishError })),
    ).toMatchObject({ publishedAt, publishError: { name: 'StorageRefused' }, remedy: 'retry' });
  });

  test('that failed says in which state, by what name, and why', () => {
    const cause = JSON.stringify({ errorType: 'SpeechRefused', errorMessage: 'No such voice.' });
    const view = toStatusView(
      anEpisode({
        status: 'failed',
        error: { state: 'GenerateAudio', name: 'SpeechRefused', cause },
      }),
    );
    expect(view).toMatchObject({
      state: 'GenerateAudio',
      terminal: true,
      error: { state: 'GenerateAudio', name: 'SpeechRefused', message: 'No such voice.' },
    });
  });

  test('shows no error of an attempt before this one', () => {
    const error = { state: 'GenerateAudio', name: 'SpeechRefused', cause: '' };
    expect(toStatusView(anEpisode({ error })).error).toBeNull();
  });
});

describe('an episode without a row', () => {
  const running = anExecutionRecord();

  test('is pending while its execution runs', () => {
    expect(toOpeningView(EPISODE_ID, running)).toMatchObject({
      episodeId: EPISODE_ID,
      podcastId: PODCAST_ID,
      status: 'pending',
      state: 'OpenEpisode',
      progress: 0,
      segments: null,
      timeline: [{ status: 'pending', at: '2026-03-01T08:00:00.000Z', tookMs: null }],
      terminal: false,
    });
  });

  test('has failed with the error of its execution', () => {
    const view = toOpeningView(EPISODE_ID, {
      ...running,
      status: 'failed',
      stoppedAt: '2026-03-01T08:00:01.000Z',
      error: {
        name: 'UnknownPodcast',
        cause: '{"code":"PT471","message":"There is no such show."}',
      },
    });
    expect(view).toMatchObject({
      status: 'failed',
      error: {
        state: 'OpenEpisode',
        name: 'UnknownPodcast',
        message: expect.stringMatching(/^There is no such show\. Check podcastId/),
      },
      timeline: [
        { status: 'pending', tookMs: 1000 },
        { status: 'failed', tookMs: null },
      ],
      terminal: true,
    });
  });

  test('is unknown when its execution succeeded: the row has been deleted', () => {
    expect(toOpeningView(EPISODE_ID, { ...running, status: 'succeeded' })).toBeNull();
  });
});

test('an attempt that is about to take over counts as begun, with nothing of the one before', () => {
  const error = { state: 'GenerateAudio', name: 'SpeechRefused', cause: 'No such voice.' };
  const view = toNextAttemptView(
    anEpisode({ status: 'failed', error }),
    anExecutionRecord({ startedAt: '2026-03-01T09:00:00.000Z' }),
  );
  expect(view).toMatchObject({
    status: 'pending',
    state: 'OpenEpisode',
    progress: 0,
    segments: null,
    attempt: 2,
    error: null,
    startedAt: '2026-03-01T09:00:00.000Z',
    terminal: false,
  });
});

const heard = {
  status: 'completed',
  audioUrl: 'https://media.test/a.mp3',
  languageCode: 'de-DE',
  outputs: { transcript: storedObject('words.vtt'), chapters: storedObject('chapters.json') },
} as const;

test('an episode that is made says where its sound, its words and its chapters are', () => {
  expect(toStatusView(anEpisode(heard))).toMatchObject({
    audioUrl: 'https://media.test/a.mp3',
    transcript: { url: 'https://media.test/podcasts/p/e/words.vtt', languageCode: 'de-DE' },
    chaptersUrl: 'https://media.test/podcasts/p/e/chapters.json',
  });
});

test.each(['hidden', 'withdrawn'] as const)(
  'an episode that is %s says so, and where nothing can be fetched',
  (visibility) => {
    const record = anEpisode({ ...heard, visibility, isVisibilityPending: true });
    expect(toStatusView(record)).toMatchObject({
      ...{ status: 'completed', visibility, visibilityPending: true },
      ...{ audioUrl: null, transcript: null, chaptersUrl: null },
    });
  },
);
