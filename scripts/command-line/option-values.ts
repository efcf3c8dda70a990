import { InvalidArgumentError } from '@commander-js/extra-typings';
import { readChannelUsername } from '../../src/show/channel/channel-username.ts';

/** Reads an option that may be given several times. */
export const repeated =
  <T>(read: (value: string) => T) =>
  (value: string, before: readonly T[] | undefined): readonly T[] => [
    ...(before ?? []),
    read(value),
  ];

/** Any text. */
export const text = (value: string): string => value;

/** A whole number of at least 1 and at most `max`. */
export const wholeNumber =
  (max: number) =>
  (value: string): number => {
    if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= max) return Number(value);
    throw new InvalidArgumentError(`Write a whole number from 1 to ${max}.`);
  };

/** A number above 0, or from `min` on, and at most `max`. */
export const numberUpTo =
  (max: number, min = 0) =>
  (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && number > 0 && number >= min && number <= max) return number;
    throw new InvalidArgumentError(
      `Write a number ${min > 0 ? `from ${min} to` : 'up to'} ${max}.`,
    );
  };

/** A day, or a time with its zone. */
export const date = (value: string): Date => {
  const read = new Date(value);
  const [, day] = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.exec(value) ?? [];
  // A 30th of February would be read as the 2nd of March.
  const isDay = day !== undefined && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day);
  if (isDay && !Number.isNaN(read.getTime())) return read;
  throw new InvalidArgumentError(
    'Write a day (2026-09-01) or a time with its zone (2026-09-01T08:00:00Z).',
  );
};

/** What a channel goes by, also out of its link. */
export const channel = (value: string): string => {
  const username = readChannelUsername(value);
  if (username !== undefined) return username;
  throw new InvalidArgumentError(
    'It names no channel. Write NAME, @NAME or https://t.me/NAME, or of a private one the link of a post, https://t.me/c/1234567890/41; of a topic its link, https://t.me/NAME/12, or that of a post in it, https://t.me/NAME/12/41. An invitation has to be joined first: npx stepcast channels --join LINK.',
  );
};

/** A channel by its name or a link, as it was written. */
export const writtenChannel = (value: string): string => channel(value) && value;
