import { describe, expect, it } from 'vitest';
import { nameCanceller } from '../../../../src/console/episode/cancelled.ts';
import { liveEpisodeIn, statusInWords } from '../../../../src/console/episode/status-words.ts';
import { restartsOf, stepsOf } from '../../../../src/console/episode/steps.ts';
import type { EpisodeStatus } from '../../../../src/episode/status.ts';

const anEpisode = (
  statuses: readonly EpisodeStatus[],
  {
    state = null as string | null,
    error = null as { state: string | null; name: string; message: string } | null,
    publishError = null as { name: string; message: string } | null,
    isDiscarded = false,
  } = {},
) => {
  const times = statuses.map((_, n) => new Date(Date.UTC(2026, 2, 1, 6, n)).toISOString());
  const status = statuses.at(-1) ?? 'pending';
  return {
    status,
    state,
    error,
    publishError,
    isDiscarded,
    terminal: ['completed', 'skipped', 'failed'].includes(status),
    timeline: statuses.map((one, n) => ({
      status: one,
      at: times[n] ?? '',
      tookMs: n + 1 < statuses.length ? 60_000 : null,
    })),
  };
};
const phases = (episode: Parameters<typeof stepsOf>[0]) => stepsOf(episode).map((s) => s.phase);
const ALL: EpisodeStatus[] = ['pending', 'content_collected', 'processing', 'completed'];

describe('the steps of an episode', () => {
  it('are done before the one that is under way, and to come behind it', () => {
    expect(phases(anEpisode(['pending', 'content_collected']))).toEqual([
      'done',
      'active',
      'waiting',
      'waiting',
    ]);
  });

  it('end with the feed, not with the audio', () => {
    expect(phases(anEpisode(ALL, { state: 'PublishFeed' })).at(-1)).toBe('active');
    const publishError = { name: 'StorageRefused', message: 'Access denied.' };
    expect(phases(anEpisode(ALL, { publishError })).at(-1)).toBe('failed');
    expect(phases(anEpisode(ALL)).at(-1)).toBe('done');
  });

  it('tell how long each took, publishing once its history is read', () => {
    const tookMs = (publishMs: number | null) =>
      stepsOf(anEpisode(ALL), 'collect', publishMs).map((step) => step.tookMs);
    expect(tookMs(null)).toEqual([60_000, 60_000, 60_000, null]);
    expect(tookMs(700)).toEqual([60_000, 60_000, 60_000, 700]);
  });

  it('were taken over where the attempt began later', () => {
    const episode = anEpisode(['pending', 'content_collected', 'processing']);
    const of = (from: 'collect' | 'script' | 'audio') =>
      stepsOf(episode, from).map(({ phase }) => phase);
    expect(of('collect')).toEqual(['done', 'done', 'active', 'waiting']);
    expect(of('script')).toEqual(['taken', 'done', 'active', 'waiting']);
    expect(of('audio')).toEqual(['taken', 'taken', 'active', 'waiting']);
    expect(stepsOf(episode, 'audio')[0]?.tookMs).toBeNull();
  });

  it('stop where it failed', () => {
    expect(phases(anEpisode(['pending', 'content_collected', 'failed']))).toEqual([
      'done',
      'failed',
      'left-out',
      'left-out',
    ]);
  });

  it('are stopped, not failed, where somebody cancelled it', () => {
    const error = { state: 'WriteScript', name: 'Cancelled', message: '' };
    expect(phases(anEpisode(['pending', 'content_collected', 'failed'], { error }))[1]).toBe(
      'stopped',
    );
  });

  it('are done with writing while the script awaits a review, and when it was discarded', () => {
    const reviewed = ['pending', 'content_collected', 'awaiting_review'] as const;
    expect(phases(anEpisode([...reviewed]))).toEqual(['done', 'done', 'waiting', 'waiting']);
    expect(phases(anEpisode([...reviewed, 'skipped']))).toEqual([
      'done',
      'done',
      'left-out',
      'left-out',
    ]);
  });

  it('stop after collecting when there is nothing to tell', () => {
    expect(phases(anEpisode(['pending', 'skipped']))).toEqual([
      'done',
      'left-out',
      'left-out',
      'left-out',
    ]);
  });
});

describe('taking an episode up again', () => {
  it.each([
    [['pending'], []],
    [['pending', 'failed'], ['collect']],
    [
      ['pending', 'content_collected', 'failed'],
      ['script', 'collect'],
    ],
    [
      ['pending', 'content_collected', 'processing', 'failed'],
      ['audio', 'script', 'collect'],
    ],
    [['pending', 'skipped'], ['collect']],
    [ALL, ['publish', 'audio', 'script', 'collect']],
  ] as [EpisodeStatus[], string[]][])('after %o begins at %o', (statuses, froms) => {
    expect(restartsOf(anEpisode(statuses)).map(({ from }) => from)).toEqual(froms);
  });
});

it('a discarded script can be spoken after all', () => {
  const statuses = ['pending', 'content_collected', 'awaiting_review', 'skipped'] as const;
  const discarded = anEpisode([...statuses], { isDiscarded: true });
  expect(restartsOf(discarded).map(({ from }) => from)).toEqual(['audio', 'script', 'collect']);
});

describe('who cancelled an episode', () => {
  const [me, other] = [
    '2f90ff33-0000-4000-8000-000000000001',
    '2f90ff33-0000-4000-8000-000000000002',
  ];
  const by = (id: string) =>
    `It was cancelled by an admin (user id ${id}). Retry the episode to make it after all.`;

  it('is told without ids', () => {
    expect(nameCanceller(by(me), me)).toBe(
      'It was cancelled by you. Retry the episode to make it after all.',
    );
    expect(nameCanceller(by(other), me)).toMatch(/^It was cancelled by another admin\. Retry/);
    const ann = by(other).replace('an admin', 'ann@example.org');
    expect(nameCanceller(ann, me)).toMatch(/^It was cancelled by ann@example\.org\. Retry/);
    expect(nameCanceller(ann, other)).toMatch(/^It was cancelled by you\. Retry/);
    const program = 'It was cancelled by a program with the internal API key.';
    expect(nameCanceller(program, me)).toBe(program);
  });
});

describe('a status in words', () => {
  it.each([
    ['pending', 'OpenEpisode', null, 'Starting'],
    ['pending', 'CollectContent', null, 'Collecting posts'],
    ['completed', 'PublishFeed', null, 'Publishing'],
    ['completed', null, null, 'Completed'],
    ['failed', 'WriteScript', 'Cancelled', 'Cancelled'],
    ['failed', 'WriteScript', 'ScriptEmpty', 'Failed'],
  ] as const)('%s in %s with the error %s is “%s”', (status, state, name, words) => {
    const error = name && { state, name, message: '' };
    const told = {
      ...{ status, state, error, publishError: null, waiting: null },
      ...{ visibility: 'public' as const, terminal: status !== 'pending', isDiscarded: false },
    };
    expect(statusInWords(told).words).toBe(words);
  });

  it('says that it waits, and that it isn’t published', () => {
    const state = null;
    const waiting = { reason: 'Busy.', until: '2026-03-01T06:03:02Z' };
    const told = {
      ...{ state, error: null, publishError: null, waiting: null },
      ...{ visibility: 'public' as const, terminal: false, isDiscarded: false },
    };
    expect(statusInWords({ ...told, status: 'processing', waiting }).words).toBe('Waiting');
    const publishError = { name: 'StorageRefused', message: 'Access denied.' };
    expect(statusInWords({ ...told, status: 'completed', publishError }).words).toBe(
      'Not published',
    );
  });

  it('finds the live episode that a refusal names', () => {
    const [show, live] = [
      '0a8e6f0c-7f59-4c45-9f6c-3f1de0f1a001',
      '0a8e6f0c-7f59-4c45-9f6c-3f1de0f1a002',
    ];
    expect(liveEpisodeIn(`Show ${show} has a live episode already: ${live}. Wait.`, 'x')).toBe(
      live,
    );
    expect(liveEpisodeIn('Nothing here.', 'x')).toBeNull();
    expect(liveEpisodeIn(live, live)).toBeNull();
  });
});
