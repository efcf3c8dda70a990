import { expect, it } from 'vitest';
import { defaultTimeOfDay } from '../../../src/show/default-time-of-day.ts';

it('is the same for the same show, between five and seven', () => {
  const time = defaultTimeOfDay('Harbour News', ['harbour']);
  expect(defaultTimeOfDay('Harbour News', ['harbour'])).toBe(time);
  expect(time).toMatch(/^0[56]:[0-5]\d$/);
});

it('spreads a thousand shows, also of like names, over the two hours', () => {
  const perMinute = new Map<string, number>();
  for (let n = 0; n < 1000; n++) {
    const time = defaultTimeOfDay(`News ${n}`, [`channel_${n}`]);
    expect(time).toMatch(/^0[56]:[0-5]\d$/);
    perMinute.set(time, (perMinute.get(time) ?? 0) + 1);
  }
  // 8.3 a minute on average; a spread by chance hardly ever has a minute of 25.
  expect(perMinute.size).toBeGreaterThan(110);
  expect(Math.max(...perMinute.values())).toBeLessThan(25);
});
