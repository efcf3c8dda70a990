import type { Window } from '../../episode/content.ts';
import { t } from '../language/translate.ts';

/** What people type as an episode's period: two `datetime-local` values in their own time zone. */
export interface WindowValues {
  readonly from: string;
  readonly until: string;
}

/** A moment (ISO 8601 UTC) as a `datetime-local` control has it, in the reader's own time zone and to the minute. */
export const toControl = (moment: string): string => {
  const date = new Date(moment);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The period, null for none given, or what is wrong with it. */
export type ReadWindow =
  | { readonly window: Window | null; readonly problem?: undefined }
  | { readonly problem: string };

/** Reads a period; one without an end ends `now` (milliseconds since 1970). The gateway can't see that one is reversed, so that is told here. */
export const readWindow = ({ from, until }: WindowValues, now: number): ReadWindow => {
  if (from === '' && until === '') return { window: null };
  const [start, end] = [Date.parse(from), until === '' ? now : Date.parse(until)];
  if (Number.isNaN(start)) return { problem: t('Say from when on, too.') };
  if (until === '' && start >= now) return { problem: t('The period must begin before now.') };
  if (start >= end) return { problem: t('The period must end after it begins.') };
  return {
    window: { from: new Date(start).toISOString(), until: new Date(end).toISOString() },
  };
};
