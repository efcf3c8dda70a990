import { describe, expect, it } from 'vitest';
import { readWindow } from '../../../../src/console/shows/window-values.ts';

const NOW = new Date(2026, 2, 3).getTime();

describe('the period of an episode', () => {
  it('is left to the service when none is given', () => {
    expect(readWindow({ from: '', until: '' }, NOW)).toEqual({ window: null });
  });

  it('is read in the reader’s time zone and told in UTC', () => {
    const from = new Date(2026, 2, 1, 8, 30).toISOString();
    const until = new Date(2026, 2, 2).toISOString();
    expect(readWindow({ from: '2026-03-01T08:30', until: '2026-03-02T00:00' }, NOW)).toEqual({
      window: { from, until },
    });
  });

  it('without an end goes on until now', () => {
    const from = new Date(2026, 2, 1, 8, 30).toISOString();
    expect(readWindow({ from: '2026-03-01T08:30', until: '' }, NOW)).toEqual({
      window: { from, until: new Date(NOW).toISOString() },
    });
  });

  it.each([
    ['', '2026-03-01T08:30', /from when/],
    ['2026-03-04T00:00', '', /before now/],
    ['2026-03-02T00:00', '2026-03-01T00:00', /end after/],
    ['2026-03-02T00:00', '2026-03-02T00:00', /end after/],
  ])('from %s until %s is refused', (from, until, problem) => {
    expect(readWindow({ from, until }, NOW).problem).toMatch(problem);
  });
});
