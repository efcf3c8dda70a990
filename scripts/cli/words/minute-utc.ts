/** 2026-02-28T08:00:00.000Z as 2026-02-28 08:00. */
export const minuteUtc = (at: string): string => at.slice(0, 16).replace('T', ' ');
