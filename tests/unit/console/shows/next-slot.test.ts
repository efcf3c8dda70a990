import { describe, expect, it } from 'vitest';
import { nextSlot, type Schedule, slotInWords } from '../../../../src/console/shows/next-slot.ts';

const WEEKLY: Schedule = {
  episodeFrequencyDays: 7,
  timeZone: 'Europe/Berlin',
  timeOfDay: '06:30',
  scheduledFrom: '2026-03-02',
};
const at = (time: string): number => Date.parse(time);

describe('the next slot', () => {
  it('is today while the time of day is still to come where the show is', () => {
    expect(nextSlot(WEEKLY, at('2026-03-09T05:29:00Z'))).toEqual({
      date: '2026-03-09',
      timeOfDay: '06:30',
      daysAway: 0,
    });
  });

  it('is a period later from the very minute on', () => {
    expect(nextSlot(WEEKLY, at('2026-03-09T05:30:00Z'))).toMatchObject({ date: '2026-03-16' });
  });

  it('keeps to the calendar when clocks go forward', () => {
    // On 29 March 2026 Berlin goes from UTC+1 to UTC+2.
    expect(nextSlot(WEEKLY, at('2026-03-30T04:29:00Z'))).toMatchObject({ date: '2026-03-30' });
    expect(nextSlot(WEEKLY, at('2026-03-30T04:30:00Z'))).toMatchObject({ date: '2026-04-06' });
  });

  it('goes by the date where the show is, not where the reader is', () => {
    const tokyo = { ...WEEKLY, timeZone: 'Asia/Tokyo', scheduledFrom: '2026-03-10' };
    expect(nextSlot(tokyo, at('2026-03-09T20:00:00Z'))).toMatchObject({ daysAway: 0 });
  });

  it('is the first one for a show that begins later', () => {
    expect(nextSlot(WEEKLY, at('2026-02-20T00:00:00Z'))).toMatchObject({ date: '2026-03-02' });
  });

  it.each([
    [{ date: '2026-03-09', timeOfDay: '06:30', daysAway: 0 }, 'Today at 06:30'],
    [{ date: '2026-03-10', timeOfDay: '06:30', daysAway: 1 }, 'Tomorrow at 06:30'],
    [{ date: '2026-03-16', timeOfDay: '06:30', daysAway: 7 }, 'Mon, Mar 16 at 06:30'],
  ])('is said in words: %o', (slot, words) => expect(slotInWords(slot)).toBe(words));
});
