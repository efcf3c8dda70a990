import { expect, it } from 'vitest';
import { begunBy, newestPeriod } from '../../../../src/console/episode/newest-period.ts';

const EXPORTED = [
  { username: 'quay_news', newestPostAt: '2023-08-01T10:00:00.000Z' },
  { username: 'mill_news', newestPostAt: '2023-07-01T10:00:00.000Z' },
  { username: 'strangers', newestPostAt: '2026-01-01T10:00:00.000Z' },
];

it('ends just after the newest post of the show’s channels, and is as long as a show’s period', () => {
  const config = { telegramChannels: ['mill_news', 'Quay_News'], episodeFrequencyDays: 7 };
  expect(newestPeriod(config, EXPORTED)).toEqual({
    newestPostAt: '2023-08-01T10:00:00.000Z',
    from: '2023-07-25T10:00:01.000Z',
    until: '2023-08-01T10:00:01.000Z',
  });
});

it('is none where no export holds the show’s channels, or the show isn’t known yet', () => {
  const config = { telegramChannels: ['durov'], episodeFrequencyDays: 7 };
  expect(newestPeriod(config, EXPORTED)).toBeNull();
  expect(newestPeriod(null, EXPORTED)).toBeNull();
});

it('begins earlier where too few posts are of its days', () => {
  const period = { from: '2023-07-25T10:00:01.000Z', until: '2023-08-01T10:00:01.000Z' };
  const earlier = '2023-02-28T12:00:00.000Z';
  expect(begunBy(period, earlier)).toEqual({ ...period, from: earlier });
  expect(begunBy(period, '2023-07-31T10:00:00.000Z')).toEqual(period);
});
