import type { ChannelMessage } from '../../src/collect-content/channel-source.ts';

/** A message of a channel: number `id`, posted in second `id` after midnight of 1 September 2026 unless said otherwise. */
export const aMessage = ({
  id,
  ...rest
}: Pick<ChannelMessage, 'id'> & Partial<ChannelMessage>): ChannelMessage => ({
  id,
  date: MIDNIGHT + id,
  isService: false,
  text: `Post ${id}`,
  spans: [],
  ...rest,
});

/** 1 September 2026, 00:00 UTC, in Unix seconds. */
export const MIDNIGHT = Date.UTC(2026, 8, 1) / 1000;

/** Seconds after {@link MIDNIGHT} as ISO 8601. */
export const at = (seconds: number): string => new Date((MIDNIGHT + seconds) * 1000).toISOString();
