import { describe, expect, it } from 'vitest';
import { nextSlot, type Schedule, slotInWords } from '../../../../src/console/shows/next-slot.ts';

const WEEKLY: Schedule = {
  episodeFrequencyDays: 7,
  timeZone: 'Europe/Berlin',
  timeOfDay: '06:30',
  scheduledFrom: '2026-03-02',
};
const at = (time: string): number => Date.parse(time);

const slotOf = (schedule: Schedule, now: string): string =>
  new Date(nextSlot(schedule, at(now))).toISOString();

describe('the next slot', () => {
  it('is today while the time of day is still to come where the show is', () => {
    expect(slotOf(WEEKLY, '2026-03-09T05:29:00Z')).toBe('2026-03-09T05:30:00.000Z');
  });

  it('is a period later from the very minute on', () => {
    expect(slotOf(WEEKLY, '2026-03-09T05:30:00Z')).toBe('2026-03-16T05:30:00.000Z');
  });

  it('keeps to the calendar when clocks go forward', () => {
    // On 29 March 2026 Berlin goes from UTC+1 to UTC+2.
    expect(slotOf(WEEKLY, '2026-03-30T04:29:00Z')).toBe('2026-03-30T04:30:00.000Z');
    expect(slotOf(WEEKLY, '2026-03-30T04:30:00Z')).toBe('2026-04-06T04:30:00.000Z');
    const lost = { ...WEEKLY, timeOfDay: '02:30', scheduledFrom: '2026-03-29' };
    expect(slotOf(lost, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('goes by the date where the show is, not where the reader is', () => {
    const tokyo = { ...WEEKLY, timeZone: 'Asia/Tokyo', scheduledFrom: '2026-03-10' };
    expect(slotOf(tokyo, '2026-03-09T20:00:00Z')).toBe('2026-03-09T21:30:00.000Z');
  });

  it('is the first one for a show that begins later', () => {
    expect(slotOf(WEEKLY, '2026-02-20T00:00:00Z')).toBe('2026-03-02T05:30:00.000Z');
  });
});

describe('a slot in words', () => {
  const now = at('2026-03-09T12:00:00Z');
  const berlin = { now, timeZone: 'Europe/Berlin', locale: 'en-GB' };

  it.each([
    ['2026-03-09T17:30:00Z', 'Today at 18:30'],
    ['2026-03-10T05:30:00Z', 'Tomorrow at 06:30'],
    ['2026-03-16T05:30:00Z', 'Mon 16 Mar at 06:30'],
  ])('%s is “%s” to somebody where the show is', (slot, here) => {
    expect(slotInWords(at(slot), 'Europe/Berlin', berlin)).toEqual({ here, there: null });
    expect(slotInWords(at(slot), 'Europe/Paris', berlin)).toEqual({ here, there: null });
  });

  it('is told by both clocks to somebody elsewhere', () => {
    const newYork = { now, timeZone: 'America/New_York', locale: 'en-US' };
    const words = slotInWords(at('2026-03-10T04:00:00Z'), 'Asia/Jerusalem', newYork);
    expect(words.here.replace(/\s/g, ' ')).toBe('Tomorrow at 12:00 AM');
    expect(words.there?.replace(/\s/g, ' ')).toBe('6:00 AM in Asia/Jerusalem');
    expect(slotInWords(at('2026-03-10T02:00:00Z'), 'Asia/Jerusalem', newYork)).toMatchObject({
      here: expect.stringMatching(/^Today at 10:00/),
      there: expect.stringMatching(/^Tue.* in Asia.Jerusalem$/),
    });
  });
});
