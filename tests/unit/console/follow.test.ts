import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FollowOptions, follow } from '../../../src/console/follow.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something that answers from a list, then the last one for ever, and notes what it was told. */
const aSource = (answers: readonly (string | Error)[], options: { hidden?: boolean } = {}) => {
  const told: string[] = [];
  const state = { looks: 0, hidden: options.hidden ?? false };
  const source: FollowOptions<string> = {
    load: async () => {
      const answer = answers[Math.min(state.looks, answers.length - 1)] ?? '';
      state.looks += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
    isMoving: (data) => data !== 'end',
    isPassing: (error) => String(error).includes('passing'),
    isHidden: () => state.hidden,
    onData: (data) => told.push(data),
    onError: (error) => told.push(String(error)),
  };
  return { source, told, state };
};

describe('following', () => {
  it('looks again while it moves, tells each change once, and stops at the end', async () => {
    const { source, told, state } = aSource(['a', 'a', 'b', 'end']);
    follow(source);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['a', 'b', 'end']);
    expect(state.looks).toBe(4);
  });

  it('looks again after a rest at what stands still, unless hidden', async () => {
    const { source, told, state } = aSource(['end', 'end', 'a', 'end']);
    const following = follow({ ...source, restMs: 45_000 });
    await vi.advanceTimersByTimeAsync(89_000);
    expect([told, state.looks]).toEqual([['end'], 2]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['end', 'a', 'end']);
    state.hidden = true;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(state.looks).toBe(4);
    following.close();
  });

  it('looks less often the longer nothing changes', async () => {
    const { source, state } = aSource(['a']);
    const following = follow(source);
    await vi.advanceTimersByTimeAsync(10_000);
    const early = state.looks;
    await vi.advanceTimersByTimeAsync(120_000 - 10_000);
    const before = state.looks;
    await vi.advanceTimersByTimeAsync(10_000);
    following.close();
    expect(early).toBeGreaterThan(4);
    expect(state.looks - before).toBe(4);
  });

  it('looks at nothing while hidden, and at once when seen again', async () => {
    const { source, state } = aSource(['a'], { hidden: true });
    const following = follow(source);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.looks).toBe(0);
    state.hidden = false;
    following.wake();
    expect(state.looks).toBe(1);
    following.close();
  });

  it('tries again after an error that may pass, and tells that it has', async () => {
    const { source, told } = aSource(['a', new Error('passing'), 'a', 'end']);
    follow(source);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['a', 'Error: passing', 'a', 'end']);
  });

  it('stays with an error that will not pass until it is asked again', async () => {
    const { source, told } = aSource([new Error('lasting'), 'end']);
    const following = follow(source);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['Error: lasting']);
    following.reload();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['Error: lasting', 'end']);
  });

  it('tells nothing any more once closed', async () => {
    const { source, told } = aSource(['a']);
    follow(source).close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
  });
});
