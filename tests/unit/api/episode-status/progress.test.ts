import { expect, test } from 'vitest';
import { progressOf } from '../../../../src/api/episode-status/progress.ts';
import type { EpisodeStatus } from '../../../../src/episode/status.ts';

const at = (status: EpisodeStatus, done = 0, total: number | null = null) => ({
  status,
  progress: { done, total },
  events: [],
});

test('never goes back along the way', () => {
  const way = [
    at('pending'),
    at('content_collected'),
    at('processing'),
    at('processing', 0, 40),
    at('processing', 39, 40),
    at('processing', 40, 40),
    at('completed', 40, 40),
  ].map(progressOf);
  expect(way).toEqual([0, 0.2, 0.3, 0.3, 0.934, 0.95, 1]);
  expect(way).toEqual(way.toSorted((a, b) => a - b));
});

test('is 1 for a skipped episode, which has nothing left to do', () => {
  expect(progressOf(at('skipped'))).toBe(1);
});

test('of a failed episode stays where it was', () => {
  const events = (['pending', 'content_collected', 'processing', 'failed'] as const).map(
    (status) => ({ status, at: '2026-03-01T08:00:00.000Z' }),
  );
  expect(progressOf({ ...at('failed', 20, 40), events })).toBe(0.625);
  expect(progressOf({ ...at('failed'), events: [] })).toBe(0);
});
