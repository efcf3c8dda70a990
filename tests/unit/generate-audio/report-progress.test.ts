import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/generate-audio/segments/report-progress.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { instantClock } from '../../support/audio/instant-clock.ts';

const setUp = (total: number, report?: () => Promise<void>) => {
  const told: [number, number][] = [];
  const clock = instantClock();
  const lines: string[] = [];
  const progress = createProgress({
    total,
    clock,
    logger: createLogger('info', (line) => lines.push(line)),
    report: report ?? (async (...pair) => void told.push(pair)),
  });
  return { progress, told, clock, lines };
};

describe('createProgress', () => {
  it('tells the first and the last, and between them at most one a second', async () => {
    const { progress, told, clock } = setUp(10);
    for (let i = 0; i < 10; i++) {
      await progress.finished();
      clock.advance(400);
    }
    expect(told).toEqual([
      [1, 10],
      [4, 10],
      [7, 10],
      [10, 10],
    ]);
  });

  it('lives with a database that is out of reach', async () => {
    const { progress, lines } = setUp(1, async () => {
      throw new Error('no route');
    });
    await progress.finished();
    expect(lines.join()).toContain('no route');
  });

  it('stops a worker whose episode was taken over', async () => {
    const stale = Object.assign(new Error('taken over'), { name: 'StaleExecution' });
    const { progress } = setUp(5, async () => {
      throw stale;
    });
    await expect(progress.finished()).rejects.toBe(stale);
  });
});
