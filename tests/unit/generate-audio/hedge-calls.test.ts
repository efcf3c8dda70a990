import { describe, expect, it } from 'vitest';
import { createCallTimes } from '../../../src/generate-audio/provider/call-times.ts';
import { createHedger } from '../../../src/generate-audio/provider/hedge-calls.ts';

/** A clock that stands still until it is told to go on, and calls that answer when told. */
const aScene = () => {
  let nowMs = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const calls: {
    readonly signal: AbortSignal;
    readonly answer: (text: string) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const advance = async (ms: number) => {
    nowMs += ms;
    for (const { at, wake } of sleepers) if (at <= nowMs) wake();
    await settle();
  };
  const clock = {
    now: () => nowMs,
    sleep: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        sleepers.push({ at: nowMs + ms, wake: resolve });
      }),
  };
  const hedger = createHedger(clock);
  let turns = 0;
  const run = () =>
    hedger.run({
      characters: 85,
      call: (signal) =>
        new Promise<string>((resolve, reject) => {
          calls.push({ signal, answer: resolve, fail: reject });
        }),
      turn: async () => {
        turns++;
      },
    });
  /** Calls that take two seconds each. */
  const practise = async (count: number) => {
    for (let i = 0; i < count; i++) {
      const answer = run();
      await advance(2000);
      calls.at(-1)?.answer('quick');
      await answer;
    }
    calls.length = 0;
  };
  return { hedger, run, calls, advance, settle, practise, turns: () => turns };
};

describe('createCallTimes', () => {
  it('knows nothing before ten calls', () => {
    const times = createCallTimes();
    for (let i = 0; i < 9; i++) times.add(1000, 85);
    expect(times.tooLongMs(85)).toBeUndefined();
    times.add(1000, 85);
    expect(times.tooLongMs(85)).toBe(2000);
  });

  it('goes by the length of the text', () => {
    const times = createCallTimes();
    for (let i = 0; i < 20; i++) times.add(1000, 85);
    expect(times.tooLongMs(185)).toBe(4000);
  });

  it('is not led astray by one call in fifty, and forgets what was long ago', () => {
    const times = createCallTimes();
    for (let i = 0; i < 49; i++) times.add(1000, 85);
    times.add(10_000, 85);
    expect(times.tooLongMs(85)).toBe(2000);
    for (let i = 0; i < 50; i++) times.add(3000, 85);
    expect(times.tooLongMs(85)).toBe(6000);
  });
});

describe('createHedger', () => {
  it('asks a second time when a call takes twice as long as its peers, and cancels the first', async () => {
    const { hedger, run, calls, advance, practise, settle, turns } = aScene();
    await practise(20);
    const answer = run();
    await advance(3999);
    expect(calls).toHaveLength(1);
    await advance(1);
    expect(calls).toHaveLength(2);
    calls[1]?.answer('second');
    expect(await answer).toBe('second');
    expect([calls[0]?.signal.aborted, turns()]).toEqual([true, 1]);
    expect(hedger.counts).toEqual({ calls: 21, hedges: 1, won: 1 });
    calls[0]?.fail(new Error('cancelled'));
    await settle();
  });

  it('takes the first answer if that comes first, and cancels the second', async () => {
    const { hedger, run, calls, advance, practise } = aScene();
    await practise(20);
    const answer = run();
    await advance(4000);
    calls[0]?.answer('first');
    expect(await answer).toBe('first');
    expect(calls[1]?.signal.aborted).toBe(true);
    expect(hedger.counts).toMatchObject({ hedges: 1, won: 0 });
  });

  it('hedges a call that began before anything was known of its peers', async () => {
    const { run, calls, advance, settle } = aScene();
    const answers = Array.from({ length: 20 }, () => run());
    await advance(2000);
    for (const { answer } of calls.slice(1)) answer('quick');
    await settle();
    await advance(2000);
    expect(calls).toHaveLength(21);
    calls[20]?.answer('second');
    expect(await Promise.all(answers)).toContain('second');
  });

  it('is patient while all its peers take longer and longer', async () => {
    const { run, calls, advance } = aScene();
    const answers = Array.from({ length: 20 }, () => run());
    for (let i = 0; i < 20; i++) {
      await advance(1000);
      calls[i]?.answer('in its turn');
    }
    await Promise.all(answers);
    expect(calls).toHaveLength(20);
  });

  it('does not ask again for a call that failed: that is its caller’s to repeat', async () => {
    const { run, calls, advance, practise } = aScene();
    await practise(20);
    const answer = run();
    const failed = expect(answer).rejects.toThrow('busy');
    calls[0]?.fail(new Error('busy'));
    await failed;
    await advance(60_000);
    expect(calls).toHaveLength(1);
  });

  it('waits for the one that is left when the other fails', async () => {
    for (const failing of [0, 1]) {
      const { run, calls, advance, practise, settle } = aScene();
      await practise(20);
      const answer = run();
      await advance(4000);
      calls[failing]?.fail(new Error('busy'));
      await settle();
      calls[1 - failing]?.answer('the other');
      expect(await answer).toBe('the other');
    }
  });

  it('fails with what the first call said when both fail', async () => {
    const { run, calls, advance, practise } = aScene();
    await practise(20);
    const answer = run();
    const failed = expect(answer).rejects.toThrow('first');
    await advance(4000);
    calls[1]?.fail(new Error('second'));
    calls[0]?.fail(new Error('first'));
    await failed;
  });

  it('pays for one more call in ten at most', async () => {
    const { hedger, run, calls, advance, practise } = aScene();
    await practise(29);
    const answers = Array.from({ length: 8 }, () => run());
    await advance(10_000);
    expect(hedger.counts).toMatchObject({ calls: 37, hedges: 3 });
    for (const { answer } of calls) answer('late');
    expect(await Promise.all(answers)).toHaveLength(8);
  });
});
