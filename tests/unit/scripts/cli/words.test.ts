import { describe, expect, it } from 'vitest';
import { finishedSteps, runningStep } from '../../../../scripts/cli/watch-episode.ts';
import { columns } from '../../../../scripts/cli/words/columns.ts';
import { episodeLines } from '../../../../scripts/cli/words/episode-words.ts';
import { historyInWords } from '../../../../scripts/cli/words/history-in-words.ts';
import { showLines } from '../../../../scripts/cli/words/show-words.ts';
import { duration } from '../../../../scripts/cli/words/times.ts';
import type { EpisodeStatusView } from '../../../../src/api/episode-status/schema.ts';
import { aShowView } from '../../../support/a-show.ts';
import { aStatusView } from '../../../support/a-status-view.ts';

const anEpisode = (fields: Partial<EpisodeStatusView> = {}) =>
  aStatusView({ episodeId: 'the-episode', podcastId: 'the-show', ...fields });

describe('an episode in words', () => {
  it('says while it runs how far it is', () => {
    expect(episodeLines(anEpisode({ attempt: 2 }))).toEqual([
      'the-episode  processing, attempt 2',
      '  Speaking: 50 %, done at about 08:01:00 UTC',
    ]);
    const line = runningStep(anEpisode(), Date.parse('2026-01-01T08:00:30Z'));
    expect(line).toContain('████████████░░░░░░░░░░░░ 50 %, about 30.0 s left');
  });

  it('says how long it is, where to hear it and what it cost', () => {
    const completed = anEpisode({
      status: 'completed',
      terminal: true,
      title: 'Tides',
      durationMs: 75_400,
      audioUrl: 'http://media/a.mp3',
      cost: {
        usd: 0.222,
        attemptUsd: 0.222,
        isComplete: true,
        pricesAsOf: '2026-01-01',
        items: [
          {
            ...{ attempt: 1, provider: 'google-tts', product: 'Chirp3-HD' },
            ...{ unit: 'characters', quantity: 7400, usd: 0.222 },
          },
        ],
      },
    });
    expect(episodeLines(completed)).toEqual([
      'the-episode  completed',
      '  “Tides”, 1:15 minutes',
      '  http://media/a.mp3',
      '  Cost: about $0.22 at list price: 7,400 characters of Chirp3-HD',
    ]);
  });

  it('says why it failed and how to make it again', () => {
    const error = { state: 'GenerateAudio', name: 'SpeechUnavailable', message: 'No answer.' };
    const failed = anEpisode({ status: 'failed', terminal: true, error, remedy: 'retry' });
    expect(episodeLines(failed)).toEqual([
      'the-episode  failed',
      '  Failed in GenerateAudio: SpeechUnavailable',
      '  No answer.',
      '  Again: npx stepcast retry the-episode',
    ]);
  });

  it.each([
    ['generate', 'Then: npx stepcast generate the-show'],
    ['wait', 'The other one: npx stepcast episodes the-show'],
    ['none', 'The shows there are: npx stepcast shows'],
  ] as const)('offers no retry where the remedy is %s', (remedy, line) => {
    const error = { state: 'CollectContent', name: 'UnknownChannel', message: 'No @x.' };
    const lines = episodeLines(anEpisode({ status: 'failed', terminal: true, error, remedy }));
    expect(lines.at(-1)).toBe(`  ${line}`);
  });

  it('says that it is not published, why, and how to publish it', () => {
    const publishError = { name: 'StorageRefused', message: 'Access denied. Retry from audio.' };
    const made = anEpisode({ status: 'completed', terminal: true, publishError, remedy: 'retry' });
    expect(episodeLines(made)).toEqual([
      'the-episode  completed, not published',
      '  Not in the feed: Access denied. Retry from audio.',
      '  Again: npx stepcast retry the-episode --from audio',
    ]);
  });

  it('says why it waits, and until when', () => {
    const waiting = { reason: 'Telegram asks for a pause.', until: '2026-01-01T08:05:00.000Z' };
    expect(episodeLines(anEpisode({ waiting }))).toEqual([
      'the-episode  processing',
      '  Speaking: 50 %',
      '  Waits until 08:05:00 UTC: Telegram asks for a pause.',
    ]);
  });

  it('marks the step that failed, with its error, and no other', () => {
    const at = '2026-01-01T08:00:00.000Z';
    const timeline: EpisodeStatusView['timeline'] = [
      { status: 'pending', at, tookMs: 1000 },
      { status: 'content_collected', at, tookMs: 2000 },
      { status: 'failed', at, tookMs: null },
    ];
    const error = { state: 'WriteScript', name: 'ScriptEmpty', message: '' };
    const [collected, written] = finishedSteps(anEpisode({ timeline, error }));
    expect(collected).toMatch(/^ {2}✓ Collecting posts/);
    expect(written).toMatch(/^ {2}✗ Writing the script .*2\.0 s {3}ScriptEmpty$/);
    const refused = anEpisode({ timeline: timeline.slice(1), error, state: 'OpenEpisode' });
    expect(finishedSteps(refused)).toEqual([expect.stringMatching(/^ {2}✗ Starting/)]);
  });

  it('says why there is no audio', () => {
    expect(episodeLines(anEpisode({ status: 'skipped', terminal: true })).join()).toContain(
      'nothing to tell',
    );
    const skipped = { found: 5, filtered: 0, toldBefore: 4 };
    expect(
      episodeLines(anEpisode({ status: 'skipped', terminal: true, skipped })).join(),
    ).toContain('Earlier episodes have told all of this period.');
  });
});

it('a show without a config is told as well', () => {
  const show = aShowView({
    ...{ id: 'i', title: 'T', isPaused: true, isExplicit: true, config: null },
    ...{ author: 'The mill', ownerEmail: 'm@a.test', isBlocked: true, verification: 'p-1' },
    ...{ keepEpisodes: 50, keepDays: 365 },
  });
  expect(showLines(show)).toEqual([
    'T (paused)',
    '  id           i',
    '  author       The mill',
    '  contact      m@a.test',
    '  language     en-US',
    '  category     News, explicit',
    '  directories  asked to leave it out',
    '  proof        p-1',
    '  keeps        the newest 50, 365 days',
    '  config       none yet',
  ]);
});

it('a show’s speakers are told with what was chosen for them', () => {
  const PLAIN = { name: null, character: null, voice: null, speakingRate: null, pitch: null };
  const speakers = [
    { ...PLAIN, role: 'host', speakingRate: 1.1, pitch: -2 },
    { ...PLAIN, role: 'cohost', name: 'Ben', character: 'Asks on.', voice: 'en-US-X' },
  ];
  const { config } = aShowView();
  const lines = showLines(aShowView({ config: config && { ...config, speakers } }));
  expect(lines).toContain(
    "  speaker   host: the language's voice, 1.1 times its pace, -2 semitones from its pitch",
  );
  expect(lines).toContain('  speaker   cohost (Ben): en-US-X, Asks on.');
});

it('what parts a show’s stories is told where it is switched off', () => {
  const { config } = aShowView();
  const off = { hasStings: false, hasStoryPauses: false };
  expect(showLines(aShowView({ config: config && { ...config, ...off } }))).toContain(
    '  between   no sound, no longer pauses',
  );
  expect(showLines(aShowView()).join()).not.toContain('between');
});

it('where a show is posted is told where it is', () => {
  const { config } = aShowView();
  const telegramChat = '@saltreach';
  expect(showLines(aShowView({ config: config && { ...config, telegramChat } }))).toContain(
    '  posted in  @saltreach',
  );
  expect(showLines(aShowView()).join()).not.toContain('posted');
});

it('what a show is like is told where something was chosen', () => {
  const { config } = aShowView();
  const character = {
    ...{ audience: 'The quay', tone: null, background: 'none' as const },
    ...{ neverSay: ['dive in'], examples: null },
  };
  const lines = showLines(aShowView({ config: config && { ...config, character } }));
  expect(lines).toContain('  audience    The quay');
  expect(lines).toContain('  background  none');
  expect(lines).toContain('  never says  dive in');
  expect(showLines(aShowView()).join()).not.toMatch(/audience|background|never says/);
});

it('a show’s style is told where one was chosen', () => {
  const { config } = aShowView();
  const style = 'digest' as const;
  expect(showLines(aShowView({ config: config && { ...config, style } }))).toContain(
    '  style     digest',
  );
  expect(showLines(aShowView()).join()).not.toContain('style');
});

it('columns line up', () => {
  expect(
    columns([
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'cc'],
    ]),
  ).toEqual(['a    bb  c', 'aaa  b   cc']);
});

it.each([
  [900, '0.9 s'],
  [59_900, '59.9 s'],
  [60_000, '1:00 min'],
  [3_600_000, '60:00 min'],
])('%i ms is %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

describe('a history in words', () => {
  const at = (seconds: number) => new Date(1_767_254_400_000 + seconds * 1000);
  const event = (id: number, seconds: number, type: string, details: object = {}) => ({
    id,
    timestamp: at(seconds),
    type: type as 'TaskFailed',
    ...details,
  });

  it('tells states, failures and further calls with the time since the start', () => {
    const cause = JSON.stringify({ errorType: 'X', errorMessage: 'No answer.', trace: [] });
    const lines = historyInWords([
      event(1, 0, 'ExecutionStarted'),
      event(2, 0.1, 'TaskStateEntered', { stateEnteredEventDetails: { name: 'WriteScript' } }),
      event(3, 0.1, 'TaskScheduled'),
      event(4, 0.5, 'TaskFailed', { taskFailedEventDetails: { error: 'Boom', cause } }),
      event(5, 2.5, 'TaskScheduled'),
      event(6, 3, 'TaskSucceeded'),
      event(7, 3, 'WaitStateEntered', { stateEnteredEventDetails: { name: 'HoldOn' } }),
      event(8, 90, 'ExecutionAborted', { executionAbortedEventDetails: { cause: 'Enough.' } }),
    ]);
    expect(lines).toEqual([
      '     0.1 s  WriteScript',
      '     0.5 s    failed with Boom: No answer.',
      '     2.5 s    called again (call 2)',
      '     3.0 s  HoldOn: waits',
      '  1:30 min  Was stopped: Enough.',
    ]);
  });

  it('of nothing is empty', () => {
    expect(historyInWords([])).toEqual([]);
  });
});
