import { describe, expect, it } from 'vitest';
import { isJustStarted, noteStart } from '../../../../src/console/episode/just-started.ts';
import { isMoving, pollDelay } from '../../../../src/console/episode/poll-delay.ts';

type Seen = Parameters<typeof isMoving>[0];

const ended = (episodeId: string): Seen =>
  ({
    episodeId,
    terminal: true,
    status: 'completed',
    state: null,
    visibilityPending: false,
  }) as Seen;

describe('an episode that has ended', () => {
  it('moves no more', () => {
    expect(isMoving(ended('old'))).toBe(false);
  });

  it('is looked at closely after it was started again, until its new attempt must have opened it', () => {
    noteStart('again');
    expect(isMoving(ended('again'))).toBe(true);
    expect(isMoving(ended('another'))).toBe(false);

    noteStart('again', 1000);
    expect(isJustStarted('again', 60_999)).toBe(true);
    expect(isJustStarted('again', 61_000)).toBe(false);
  });
});

it('looks again within a second while something happens, and never rests longer than three', () => {
  const delays = [0, 1, 2, 3, 20].map(pollDelay);
  expect(delays.slice(0, 4).every((ms) => ms <= 1_000)).toBe(true);
  expect(delays.at(-1)).toBe(3_000);
});
