import { describe, expect, it } from 'vitest';
import {
  clockTime,
  runningTime,
  timeLeft,
  tookTime,
} from '../../../../src/console/format/duration.ts';

const MINUTE = 60_000;

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [247_400, '4:07'],
    [247_999, '4:07'],
    [3_729_000, '1:02:09'],
  ])('%i ms is %s in audio', (ms, words) => expect(clockTime(ms)).toBe(words));

  it.each([
    [-5, '0.0 s'],
    [420, '0.4 s'],
    [9_949, '9.9 s'],
    [9_960, '10 s'],
    [59_600, '1 min'],
    [200_000, '3 min 20 s'],
    [125 * MINUTE, '2 h 5 min'],
    [120 * MINUTE, '2 h'],
  ])('%i ms took %s', (ms, words) => expect(tookTime(ms)).toBe(words));

  it.each([
    [1_900, '1 s'],
    [65_900, '1 min 5 s'],
  ])('%i ms have been running for %s', (ms, words) => expect(runningTime(ms)).toBe(words));

  it.each([
    [-9_000, 'a few seconds left'],
    [12_000, 'about 15 s left'],
    [61_000, 'about 2 min left'],
    [200 * MINUTE, 'about 3 h left'],
  ])('%i ms to come are told no finer than known: %s', (ms, words) =>
    expect(timeLeft(ms)).toBe(words),
  );
});
