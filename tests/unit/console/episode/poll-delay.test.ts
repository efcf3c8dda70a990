import { describe, expect, it } from 'vitest';
import { isJustStarted, noteStart } from '../../../../src/console/episode/just-started.ts';
import { isMoving } from '../../../../src/console/episode/poll-delay.ts';

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
