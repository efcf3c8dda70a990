import { describe, expect, it } from 'vitest';
import { type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import {
  ANSWERS,
  anObject,
  EPISODE_ID,
  episodeDefinition,
  runEpisode,
} from '../support/episode-machine.ts';
import { THE_WAY } from '../support/the-way.ts';

const definition = episodeDefinition;
const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task');
const lambda = (payload: Json): Json => ({ StatusCode: 200, Payload: payload });
const boom = new TaskFailed('SomethingPermanent', 'the original cause');

/** What must be answered, and asked, for a task to be reached at all. */
/** What marking answers when a webhook is told of the transition. */
const followed = (name: string): Json => {
  const { ResponseBody, ...answer } = ANSWERS[name] as { ResponseBody: Record<string, Json> };
  return { ...answer, ResponseBody: { ...ResponseBody, is_followed: true } };
};
const toBePosted = { PublishFeed: [lambda({ items: 1, isToBePosted: true })] };
/** What opening answers when the show asks for a review. */
const underReview = (() => {
  const { ResponseBody, ...answer } = ANSWERS['OpenEpisode'] as {
    ResponseBody: Record<string, Json>;
  };
  return { ...answer, ResponseBody: { ...ResponseBody, is_reviewed: true } } as Json;
})();
const reach: Readonly<Record<string, Record<string, readonly (Json | TaskFailed)[]>>> = {
  SkipEpisode: { CollectContent: [lambda({ outcome: 'empty', found: 3, filtered: 3 })] },
  RecordPublishFailure: { PublishFeed: [boom] },
  WriteScriptWithoutModel: { WriteScript: [new TaskFailed('ModelUnavailable', 'away')] },
  MarkEpisodeFailed: { WriteScript: [boom] },
  TellOfOpening: { OpenEpisode: [followed('OpenEpisode')] },
  TellOfContent: { MarkContentCollected: [followed('MarkContentCollected')] },
  TellOfProcessing: { MarkProcessing: [followed('MarkProcessing')] },
  TellOfSkip: { CollectContent: [lambda({ outcome: 'empty', found: 0, filtered: 0 })] },
  TellOfFailure: { WriteScript: [boom] },
  MarkAwaitingReview: { OpenEpisode: [underReview] },
  TellOfReview: { OpenEpisode: [underReview] },
  PostToTelegram: toBePosted,
  NotePostFailure: { ...toBePosted, PostToTelegram: [boom] },
};
/** The tasks of an episode that has failed already. */
const AFTER_FAILURE = ['MarkEpisodeFailed', 'TellOfFailure'];

describe('an episode for which all goes well', () => {
  it('enters each state once, in order, and ends with its audio', async () => {
    const run = await runEpisode();
    expect(run.entered).toEqual(THE_WAY);
    expect(run.result).toEqual({
      status: 'SUCCEEDED',
      output: {
        episodeId: EPISODE_ID,
        status: 'completed',
        audioUrl: 'https://media.test/episode.mp3',
        durationMs: 60_000,
      },
    });
  });

  it('hands on pointers alone, in the version that was verified', async () => {
    const run = await runEpisode();
    expect(run.callsOf('VerifyContent')[0]?.input).toEqual({
      Bucket: 'stepcast-test',
      Key: anObject('content').key,
      VersionId: anObject('content').versionId,
    });
    expect(run.callsOf('WriteScript')[0]?.input).toMatchObject({
      Payload: { episodeId: EPISODE_ID, execution: EPISODE_ID, content: anObject('content') },
    });
    expect(run.callsOf('GenerateAudio')[0]?.input).toMatchObject({
      Payload: { script: anObject('script') },
    });
    expect(JSON.stringify(run.events).length).toBeLessThan(34_000);
  });

  it('tells the collector the window of the row in ISO 8601 UTC', async () => {
    const run = await runEpisode();
    expect(run.callsOf('CollectContent')[0]?.input).toMatchObject({
      Payload: { window: { from: '2026-09-01T00:00:00.000Z', until: '2026-09-08T00:00:00.500Z' } },
    });
  });

  it('opens the row with the window it was given, and with nulls when it was given none', async () => {
    const window = { from: '2026-09-01T00:00:00Z', until: '2026-09-02T00:00:00Z' };
    const given = await runEpisode({}, { window });
    expect(given.callsOf('OpenEpisode')[0]?.input).toMatchObject({
      RequestBody: { p_window_from: window.from, p_window_until: window.until, p_from: 'collect' },
    });
    const none = await runEpisode();
    expect(none.callsOf('OpenEpisode')[0]?.input).toMatchObject({
      RequestBody: { p_window_from: null, p_window_until: null },
    });
  });

  it('marks each step with its pointers', async () => {
    const run = await runEpisode();
    expect(run.callsOf('MarkContentCollected')[0]?.input).toMatchObject({
      RequestBody: { p_status: 'content_collected', p_outputs: { content: anObject('content') } },
    });
    expect(run.callsOf('MarkProcessing')[0]?.input).toMatchObject({
      RequestBody: {
        p_status: 'processing',
        p_outputs: {
          script: anObject('script'),
          coverage: anObject('coverage'),
          title: 'A title',
          summary: 'A summary',
        },
      },
    });
    expect(run.callsOf('MarkCompleted')[0]?.input).toMatchObject({
      RequestBody: {
        p_audio_url: 'https://media.test/episode.mp3',
        p_duration_ms: 60_000,
        p_outputs: {
          audio: anObject('audio'),
          transcript: anObject('transcript'),
          subtitles: anObject('subtitles'),
          chapters: anObject('chapters'),
          frames: anObject('frames'),
        },
      },
    });
  });
});

describe('an episode of a show that asks for a review', () => {
  it('ends when its script is written, before anything is spoken', async () => {
    const run = await runEpisode({ OpenEpisode: [underReview] });
    const way = THE_WAY.slice(0, THE_WAY.indexOf('MarkProcessing'));
    expect(run.entered).toEqual([
      ...way,
      'MarkAwaitingReview',
      'TellOfReview',
      'EpisodeAwaitsReview',
    ]);
    expect(run.result).toEqual({
      status: 'SUCCEEDED',
      output: { episodeId: EPISODE_ID, status: 'awaiting_review' },
    });
    expect(run.callsOf('MarkAwaitingReview')[0]?.input).toMatchObject({
      RequestBody: {
        p_status: 'awaiting_review',
        p_outputs: { script: anObject('script'), coverage: anObject('coverage'), title: 'A title' },
      },
    });
  });

  it('awaits it too when the model stayed away', async () => {
    const run = await runEpisode({
      OpenEpisode: [underReview],
      WriteScript: [new TaskFailed('ModelUnavailable', 'away')],
    });
    expect(run.entered.slice(-2)).toEqual(['TellOfReview', 'EpisodeAwaitsReview']);
  });

  it('is spoken by the attempt that somebody has approved', async () => {
    const { ResponseBody, ...answer } = underReview as { ResponseBody: Record<string, Json> };
    const outputs = { content: anObject('content'), script: anObject('script') };
    const run = await runEpisode(
      { OpenEpisode: [{ ...answer, ResponseBody: { ...ResponseBody, outputs } } as Json] },
      { trigger: 'retry', from: 'audio' },
    );
    expect(run.result).toMatchObject({ status: 'SUCCEEDED', output: { status: 'completed' } });
    expect(run.entered).not.toContain('MarkAwaitingReview');
  });
});

describe('an attempt that starts later', () => {
  const withOutputs = (outputs: Json) => ({
    OpenEpisode: [{ StatusCode: 200, ResponseBody: { ...opened, outputs } } as Json],
  });
  const opened = (ANSWERS['OpenEpisode'] as { ResponseBody: Record<string, Json> }).ResponseBody;

  it('from the script takes the content of the row and verifies it again', async () => {
    const run = await runEpisode(withOutputs({ content: anObject('content') }), {
      trigger: 'retry',
      from: 'script',
    });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.entered).toEqual(
      THE_WAY.filter((name) => !['CollectContent', 'ChooseByOutcome'].includes(name)),
    );
  });

  it('from the audio takes the script of the row as well', async () => {
    const run = await runEpisode(
      withOutputs({ content: anObject('content'), script: anObject('script') }),
      { trigger: 'retry', from: 'audio' },
    );
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.entered).not.toContain('WriteScript');
    expect(run.callsOf('MarkProcessing')[0]?.input).toMatchObject({
      RequestBody: { p_outputs: { script: anObject('script') } },
    });
    expect(run.callsOf('GenerateAudio')[0]?.input).toMatchObject({
      Payload: { script: anObject('script') },
    });
  });
});

describe('an attempt that only publishes', () => {
  const row = {
    content: anObject('content'),
    script: anObject('script'),
    audio: anObject('audio'),
    transcript: anObject('transcript'),
    chapters: anObject('chapters'),
    coverage: anObject('coverage'),
  };
  const opened = (ANSWERS['OpenEpisode'] as { ResponseBody: Record<string, Json> }).ResponseBody;
  const publishing = (answers: Record<string, readonly Json[]> = {}) =>
    runEpisode(
      {
        OpenEpisode: [
          {
            StatusCode: 200,
            ResponseBody: {
              ...{ ...opened, outputs: row },
              ...{ audio_url: 'https://media.test/kept.mp3', duration_ms: 61_000 },
            },
          },
        ],
        ...answers,
      },
      { trigger: 'retry', from: 'publish' },
    );

  it('verifies what the row has and publishes that, as it is', async () => {
    const run = await publishing();
    expect(run.entered).toEqual(
      THE_WAY.filter(
        (name) =>
          !/^(CollectContent|ChooseByOutcome|WriteScript|ChooseByReview|GenerateAudio|ChooseBySpeech)$/.test(
            name,
          ),
      ),
    );
    // An older episode has no subtitles and no frame index.
    expect(run.callsOf('MarkCompleted')[0]?.input).toHaveProperty('RequestBody', {
      p_episode_id: EPISODE_ID,
      p_execution: EPISODE_ID,
      p_audio_url: 'https://media.test/kept.mp3',
      p_duration_ms: 61_000,
      p_outputs: { audio: row.audio, transcript: row.transcript, chapters: row.chapters },
    });
    expect(run.result).toMatchObject({
      status: 'SUCCEEDED',
      output: { audioUrl: 'https://media.test/kept.mp3', durationMs: 61_000 },
    });
  });

  it('fails when the sound is another by now', async () => {
    const run = await publishing({
      VerifyAudio: [
        { ...(ANSWERS['VerifyAudio'] as Record<string, Json>), ContentLength: 1, ETag: '"other"' },
      ],
    });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'AudioMismatch' });
    expect(run.entered).not.toContain('PublishFeed');
  });
});

describe('an attempt with edited settings', () => {
  it('hands them to the database with the opening, and null where there are none', async () => {
    const settings = { targetDurationMinutes: 5, style: null };
    const run = await runEpisode({}, { trigger: 'retry', from: 'script', settings });
    expect(run.callsOf('OpenEpisode')[0]?.input).toMatchObject({
      RequestBody: { p_settings: settings },
    });
    expect((await runEpisode()).callsOf('OpenEpisode')[0]?.input).toMatchObject({
      RequestBody: { p_settings: null },
    });
  });
});

describe('an attempt with an edited script', () => {
  it.each([
    ['with', { coverage: anObject('followed') }],
    ['without', {}],
  ])(
    'speaks that script, and gives it to the row with its title and summary, %s what it tells of the posts',
    async (_, coverage) => {
      const described = { title: 'Another title', summary: 'Another one', ...coverage };
      const edited = { object: anObject('edited'), ...described };
      const row = { content: anObject('content'), script: anObject('script') };
      const opening = ANSWERS['OpenEpisode'] as { ResponseBody: Record<string, Json> };
      const run = await runEpisode(
        {
          OpenEpisode: [
            { StatusCode: 200, ResponseBody: { ...opening.ResponseBody, outputs: row } },
          ],
        },
        { trigger: 'retry', from: 'audio', script: edited },
      );
      expect(run.result.status).toBe('SUCCEEDED');
      expect(run.entered).not.toContain('WriteScript');
      expect(run.callsOf('MarkProcessing')[0]?.input).toHaveProperty('RequestBody.p_outputs', {
        script: edited.object,
        ...described,
      });
      expect(run.callsOf('GenerateAudio')[0]?.input).toMatchObject({
        Payload: { script: edited.object },
      });
    },
  );
});

describe('an episode that gets no row', () => {
  it.each([
    ['471', 'UnknownPodcast'],
    ['476', 'EpisodeAlreadyLive'],
    ['478', 'InvalidWindow'],
    ['482', 'NoVoice'],
    ['484', 'MissingConfig'],
    ['483', 'MissingOutput'],
    ['486', 'InvalidInput'],
    ['481', 'OtherPodcast'],
    ['477', 'StaleExecution'],
  ])('ends on a %s of open_episode as %s, without marking anything', async (code, error) => {
    const run = await runEpisode({
      OpenEpisode: [new TaskFailed(`States.Http.StatusCode.${code}`, '{"message":"why"}')],
    });
    expect(run.result).toEqual({ status: 'FAILED', error, cause: '{"message":"why"}' });
    expect(run.calls.map(({ stateName }) => stateName)).toEqual(['OpenEpisode']);
  });

  // A missing function, an SQL error, a broken constraint: the database's own faults.
  it.each([
    ['404', 6],
    ['409', 6],
    ['400', 1],
  ])(
    'takes a %s of the database for no refusal: it fails by its name after %i calls',
    async (code, calls) => {
      const error = `States.Http.StatusCode.${code}`;
      const run = await runEpisode({
        OpenEpisode: [new TaskFailed(error, '{"message":"why"}')],
        MarkEpisodeFailed: [new TaskFailed('States.Http.StatusCode.472', 'no row')],
      });
      expect(run.result).toEqual({ status: 'FAILED', error, cause: '{"message":"why"}' });
      expect(run.callsOf('OpenEpisode')).toHaveLength(calls);
      expect(run.callsOf('MarkEpisodeFailed')).not.toHaveLength(0);
    },
  );
});

describe('what the collector answers', () => {
  it('skips the episode, without a failure, when there is no usable post', async () => {
    const run = await runEpisode(reach['SkipEpisode']);
    expect(run.result).toEqual({
      status: 'SUCCEEDED',
      output: { episodeId: EPISODE_ID, status: 'skipped' },
    });
    expect(run.callsOf('SkipEpisode')[0]?.input).toMatchObject({
      RequestBody: {
        p_reason:
          'No usable post from 2026-09-01T00:00:00.000Z until 2026-09-08T00:00:00.500Z: 3 found, 3 filtered.',
      },
    });
  });

  it.each([
    [
      'told before, as Lambda says it',
      { errorType: 'NothingToTell', errorMessage: 'All told.', trace: [] },
    ],
    ['told before, said plainly', 'All told.'],
  ])('skips the episode, without a failure, when all is %s', async (_, cause) => {
    const text = typeof cause === 'string' ? cause : JSON.stringify(cause);
    for (const away of [{}, { WriteScript: [new TaskFailed('ModelUnavailable', 'away')] }]) {
      const task = 'WriteScript' in away ? 'WriteScriptWithoutModel' : 'WriteScript';
      const run = await runEpisode({ ...away, [task]: [new TaskFailed('NothingToTell', text)] });
      expect(run.result).toEqual({
        status: 'SUCCEEDED',
        output: { episodeId: EPISODE_ID, status: 'skipped' },
      });
      expect(run.callsOf('SkipEpisode')[0]?.input).toMatchObject({
        RequestBody: { p_reason: 'All told.' },
      });
      expect(run.entered).not.toContain('MarkEpisodeFailed');
    }
  });

  it.each(['flood_wait', 'session_busy'])('waits on %s and collects again', async (outcome) => {
    const run = await runEpisode({
      CollectContent: [lambda({ outcome, waitSeconds: 300 }), ANSWERS['CollectContent'] as Json],
    });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.entered.filter((name) => name === 'WaitForTelegram')).toHaveLength(1);
    expect(run.tookMs).toBe(300_000);
  });

  it.each([
    ['flood_wait', 'FloodWaitTooLong', 'an hour', 1500, 3_000_000],
    ['session_busy', 'SessionBusyTooLong', 'three hours', 600, 10_800_000],
  ])(
    'fails %s as %s once %s of waiting are used up',
    async (outcome, error, _, waitSeconds, tookMs) => {
      const run = await runEpisode({ CollectContent: [lambda({ outcome, waitSeconds })] });
      expect(run.result).toMatchObject({ status: 'FAILED', error });
      expect(run.tookMs).toBe(tookMs);
      expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
        RequestBody: { p_state: 'CollectContent', p_error: error },
      });
    },
  );

  it('fails by name after ten tries, however short the waits, and says when to try again', async () => {
    const run = await runEpisode({
      CollectContent: [lambda({ outcome: 'flood_wait', waitSeconds: 1 })],
    });
    expect(run.callsOf('CollectContent')).toHaveLength(11);
    expect(run.result).toMatchObject({ error: 'FloodWaitTooLong' });
    expect((run.result as { cause: string }).cause).toMatch(
      /Try again after \d{4}-\d\d-\d\dT.*Z\.$/,
    );
  });

  it('waits for its turn with the session beside what it waits for Telegram', async () => {
    const run = await runEpisode({
      CollectContent: [
        lambda({ outcome: 'session_busy', waitSeconds: 600 }),
        lambda({ outcome: 'flood_wait', waitSeconds: 3600 }),
        lambda({ outcome: 'session_busy', waitSeconds: 600 }),
        ANSWERS['CollectContent'] as Json,
      ],
    });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.tookMs).toBe(4_800_000);
  });

  it('fails on an outcome it does not know', async () => {
    const run = await runEpisode({ CollectContent: [lambda({ outcome: 'surprise' })] });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' });
  });
});

describe('a speech provider that is busy', () => {
  const busy = (waitSeconds: number) =>
    lambda({ outcome: 'provider_busy', waitSeconds, reason: 'It said UNAVAILABLE.' });

  it('is waited for and asked again', async () => {
    const run = await runEpisode({
      GenerateAudio: [busy(60), busy(30), ANSWERS['GenerateAudio'] as Json],
    });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.entered.filter((name) => name === 'WaitForSpeech')).toHaveLength(2);
    expect(run.tookMs).toBe(90_000);
    expect(run.callsOf('GenerateAudio').map(({ input }) => input)).toEqual(
      Array(3).fill(run.callsOf('GenerateAudio')[0]?.input),
    );
  });

  it('fails the episode by name once two hours of waiting are used up, and says when to retry', async () => {
    const run = await runEpisode({ GenerateAudio: [busy(1700)] });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'SpeechProviderDown' });
    expect((run.result as { cause: string }).cause).toMatch(
      /^It said UNAVAILABLE\. .* waited 6800 s in 4 tries .* after \d{4}-\d\d-\d\dT.*Z\.$/,
    );
    expect(run.tookMs).toBe(6_800_000);
    expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
      RequestBody: { p_state: 'GenerateAudio', p_error: 'SpeechProviderDown' },
    });
  });

  it('fails the episode by name after sixty tries, however short the waits', async () => {
    const run = await runEpisode({ GenerateAudio: [busy(1)] });
    expect(run.callsOf('GenerateAudio')).toHaveLength(61);
    expect(run.result).toMatchObject({ error: 'SpeechProviderDown' });
  });

  it('has no other outcome', async () => {
    const run = await runEpisode({ GenerateAudio: [lambda({ outcome: 'surprise' })] });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' });
    expect(run.entered).not.toContain('VerifyAudio');
  });
});

describe('a cap of the month that is used up', () => {
  const spent = new TaskFailed(
    'BudgetSpent',
    JSON.stringify({ errorType: 'BudgetSpent', errorMessage: 'It cost $10 of $10.', trace: [] }),
  );

  it.each(['CollectContent', 'WriteScript', 'GenerateAudio'])(
    'has %s wait, and tried again every ten minutes with what it was given',
    async (state) => {
      const run = await runEpisode({ [state]: [spent, spent, ANSWERS[state] as Json] });
      expect(run.result.status).toBe('SUCCEEDED');
      expect(run.tookMs).toBe(1_200_000);
      const calls = run.callsOf(state).map(({ input }) => input);
      expect(calls).toEqual(Array(3).fill(calls[0]));
      expect(run.callsOf('MarkEpisodeFailed')).toEqual([]);
    },
  );

  it('fails the episode by name after eight hours, with what the cap is', async () => {
    const run = await runEpisode({ WriteScript: [spent] });
    expect(run.tookMs).toBe(8 * 3_600_000);
    expect(run.result).toMatchObject({
      status: 'FAILED',
      error: 'BudgetSpent',
      cause: expect.stringMatching(
        /^It cost \$10 of \$10\. This episode has waited for eight hours/,
      ),
    });
    expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
      RequestBody: { p_state: 'WriteScript', p_error: 'BudgetSpent' },
    });
    expect(run.entered).not.toContain('WriteScriptWithoutModel');
  });

  it('counts all waits of an episode together, whichever step waits', async () => {
    const script = ANSWERS['WriteScript'] as Json;
    const run = await runEpisode({
      WriteScript: [...Array<TaskFailed>(40).fill(spent), script],
      GenerateAudio: [spent],
    });
    expect(run.tookMs).toBe(8 * 3_600_000);
    expect(run.callsOf('GenerateAudio')).toHaveLength(9);
    expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
      RequestBody: { p_state: 'GenerateAudio', p_error: 'BudgetSpent' },
    });
  });

  it('leaves eight hours for the work itself, within what the machine may take', () => {
    expect(episodeDefinition.TimeoutSeconds).toBeGreaterThanOrEqual(16 * 3_600);
  });
});

describe('sound that was unusable', () => {
  const unusable = (waitSeconds: number) =>
    lambda({ outcome: 'segments_refused', waitSeconds, reason: 'It lasts 0.0 s.' });
  const tries = (run: Awaited<ReturnType<typeof runEpisode>>) =>
    run
      .callsOf('GenerateAudio')
      .map(({ input }) => (input as { Payload: { refusedRuns: number } }).Payload.refusedRuns);

  it('is asked for again minutes later, and the third run is told that it is the last', async () => {
    const run = await runEpisode({
      GenerateAudio: [unusable(120), unusable(300), ANSWERS['GenerateAudio'] as Json],
    });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.tookMs).toBe(420_000);
    expect(tries(run)).toEqual([0, 1, 2]);
  });

  it('is not waited for a third time', async () => {
    const run = await runEpisode({ GenerateAudio: [unusable(120)] });
    expect(tries(run)).toEqual([0, 1, 2]);
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'UnknownOutcome' });
  });
});

describe('verification', () => {
  const cases = [
    ['VerifyContent', 'ContentMismatch', 'MarkContentCollected'],
    ['VerifyAudio', 'AudioMismatch', 'MarkCompleted'],
  ] as const;
  const wrong = [
    ['an empty object', { ContentLength: 0 }],
    ['another size', { ContentLength: 999 }],
    ['another ETag', { ETag: '"other"' }],
  ] as const;
  for (const [state, error, next] of cases) {
    it.each(wrong)(`of ${state} refuses %s as ${error}`, async (_, difference) => {
      const run = await runEpisode({
        [state]: [{ ...(ANSWERS[state] as Record<string, Json>), ...difference }],
      });
      expect(run.result).toMatchObject({ status: 'FAILED', error });
      expect(run.entered).not.toContain(next);
      expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
        RequestBody: { p_state: state, p_error: error },
      });
    });
  }

  it('of VerifyContent refuses an empty object though its task says that it wrote one', async () => {
    const object = { ...anObject('content'), sizeBytes: 0 };
    const run = await runEpisode({
      CollectContent: [lambda({ outcome: 'collected', object, messages: 12 })],
      VerifyContent: [{ ...(ANSWERS['VerifyContent'] as Record<string, Json>), ContentLength: 0 }],
    });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'ContentMismatch' });
    expect(run.entered).not.toContain('MarkContentCollected');
  });

  it('of VerifyAudio refuses an empty object though its task says that it wrote one', async () => {
    const generated = ANSWERS['GenerateAudio'] as { Payload: Record<string, Json> };
    const audio = { ...anObject('audio'), sizeBytes: 0 };
    const run = await runEpisode({
      GenerateAudio: [lambda({ ...generated.Payload, audio })],
      VerifyAudio: [{ ...(ANSWERS['VerifyAudio'] as Record<string, Json>), ContentLength: 0 }],
    });
    expect(run.result).toMatchObject({ status: 'FAILED', error: 'AudioMismatch' });
    expect(run.entered).not.toContain('MarkCompleted');
  });
});

describe.each(tasks)('the task %s', (name, state) => {
  const retriers = state.Retry ?? [];
  const names = retriers.flatMap(({ ErrorEquals }) => ErrorEquals);

  it.each(names)('is called again after %s', async (error) => {
    const base = reach[name] ?? {};
    const run = await runEpisode({
      ...base,
      [name]: [new TaskFailed(error, 'for a moment'), ANSWERS[name] as Json],
    });
    expect(run.callsOf(name)).toHaveLength(2);
    expect(run.entered.filter((entered) => entered === name)).toHaveLength(1);
    expect(run.result.status).toBe(AFTER_FAILURE.includes(name) ? 'FAILED' : 'SUCCEEDED');
  });

  it.each(retriers)('gives $ErrorEquals up after its attempts', async (retrier) => {
    const error = retrier.ErrorEquals[0] as string;
    const run = await runEpisode({
      ...(reach[name] ?? {}),
      [name]: [new TaskFailed(error, 'for good')],
    });
    expect(run.callsOf(name)).toHaveLength(retrier.MaxAttempts + 1);
  });

  it('is not called again after a permanent error, which is kept to the end', async () => {
    const run = await runEpisode({ ...(reach[name] ?? {}), [name]: [boom] });
    expect(run.callsOf(name)).toHaveLength(1);
    if (AFTER_FAILURE.includes(name)) {
      expect(run.result).toEqual({ status: 'FAILED', error: boom.error, cause: boom.reason });
    } else if (name.startsWith('TellOf')) {
      expect(run.result).toEqual((await runEpisode(reach[name] ?? {})).result);
      expect(run.callsOf('MarkEpisodeFailed')).toEqual([]);
    } else if (name === 'PostToTelegram' || name === 'NotePostFailure') {
      expect(run.result.status).toBe('SUCCEEDED');
      expect(run.callsOf('NotePostFailure')[0]?.input).toMatchObject({
        RequestBody: { p_episode_id: EPISODE_ID, p_error: boom.error, p_cause: boom.reason },
      });
    } else if (name === 'PublishFeed' || name === 'RecordPublishFailure') {
      expect(run.result.status).toBe('SUCCEEDED');
      expect(run.callsOf('RecordPublishFailure')[0]?.input).toMatchObject({
        RequestBody: { p_error: boom.error, p_cause: boom.reason },
      });
    } else {
      expect(run.result).toEqual({ status: 'FAILED', error: boom.error, cause: boom.reason });
      expect(run.callsOf('MarkEpisodeFailed')[0]?.input).toMatchObject({
        RequestBody: {
          p_episode_id: EPISODE_ID,
          p_state: name,
          p_error: boom.error,
          p_cause: boom.reason,
        },
      });
    }
  });
});

it.each([
  ['TellOfCompletion', {}],
  ['TellOfOpening', reach['TellOfOpening']],
  ['TellOfContent', reach['TellOfContent']],
  ['TellOfProcessing', reach['TellOfProcessing']],
  ['TellOfSkip', reach['TellOfSkip']],
  ['TellOfFailure', reach['TellOfFailure']],
])('starts notify by %s, without a name of its own', async (state, answers) => {
  const run = await runEpisode(answers);
  expect(run.callsOf(state).map(({ input }) => input)).toEqual([
    {
      StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:notify:live',
      Input: '{}',
    },
  ]);
});

it('tells of each step once when a webhook follows them, and goes on as ever', async () => {
  const run = await runEpisode({
    ...reach['TellOfOpening'],
    ...reach['TellOfContent'],
    ...reach['TellOfProcessing'],
  });
  const told = ['TellOfOpening', 'TellOfContent', 'TellOfProcessing', 'TellOfCompletion'];
  expect(run.entered.filter((name) => name.startsWith('TellOf'))).toEqual(told);
  const again = ['ChooseStart', 'NeedsScript', 'NeedsAudio'];
  expect(run.entered.filter((name) => !told.slice(0, 3).includes(name))).toEqual(
    THE_WAY.flatMap((name) => (again.includes(name) ? [name, name] : [name])),
  );
  expect(run.result).toEqual((await runEpisode()).result);
});

it('ends with the first error even when marking the failure fails for good', async () => {
  const run = await runEpisode({
    GenerateAudio: [boom],
    MarkEpisodeFailed: [new TaskFailed('States.Http.StatusCode.540', 'paused')],
  });
  expect(run.result).toEqual({ status: 'FAILED', error: boom.error, cause: boom.reason });
});

describe('a message in Telegram', () => {
  const wait = (waitSeconds: number): Json =>
    lambda({ outcome: 'wait', waitSeconds, reason: 'Telegram asks the bot to wait.' });
  const completed = { status: 'SUCCEEDED', output: { status: 'completed' } };

  it.each(['posted', 'edited', 'removed', 'unchanged'])(
    'that is %s ends the episode',
    async (outcome) => {
      const run = await runEpisode({ ...toBePosted, PostToTelegram: [lambda({ outcome })] });
      expect(run.entered.slice(-4)).toEqual([
        'NeedsTelegramPost',
        'PostToTelegram',
        'ChooseByPost',
        'EpisodeCompleted',
      ]);
      expect(run.result).toMatchObject(completed);
    },
  );

  it('that nobody wants is no call', async () => {
    expect((await runEpisode()).callsOf('PostToTelegram')).toEqual([]);
    const older = { PublishFeed: [lambda({ items: 1 })] };
    expect((await runEpisode(older)).callsOf('PostToTelegram')).toEqual([]);
    const failed = await runEpisode({ PublishFeed: [boom] });
    expect(failed.callsOf('PostToTelegram')).toEqual([]);
    expect(failed.result).toMatchObject(completed);
  });

  it('waits for as long as Telegram asks for', async () => {
    const answers = [wait(77), wait(5), lambda({ outcome: 'posted' })];
    const run = await runEpisode({ ...toBePosted, PostToTelegram: answers });
    expect(run.callsOf('PostToTelegram')).toHaveLength(3);
    expect(run.entered.filter((name) => name === 'WaitToPost')).toHaveLength(2);
    expect(run.callsOf('NotePostFailure')).toEqual([]);
    expect(run.result).toMatchObject(completed);
  });

  it.each([
    ['an hour', 3600, 2],
    ['20 tries', 1, 21],
  ])('waits for %s in all, and is then left to a sweep, by name', async (_, seconds, calls) => {
    const run = await runEpisode({ ...toBePosted, PostToTelegram: [wait(seconds)] });
    expect(run.callsOf('PostToTelegram')).toHaveLength(calls);
    expect(run.callsOf('NotePostFailure')[0]?.input).toMatchObject({
      RequestBody: {
        p_error: 'PostDelayed',
        p_cause: expect.stringMatching(
          /^Telegram asks the bot to wait\. .* posted by itself after \d{4}-/,
        ),
      },
    });
    expect(run.result).toMatchObject(completed);
  });

  it('with an outcome that nobody has heard of is noted', async () => {
    const strange = [lambda({ outcome: 'pinned' })];
    const run = await runEpisode({ ...toBePosted, PostToTelegram: strange });
    expect(run.callsOf('NotePostFailure')[0]?.input).toMatchObject({
      RequestBody: { p_error: 'UnknownOutcome', p_cause: expect.stringContaining('pinned') },
    });
    expect(run.result).toMatchObject(completed);
  });
});
