/**
 * What a channel without a known username goes by. Telegram gives no username that ends in an
 * underscore (core.telegram.org/method/account.checkUsername), so it is nobody else's.
 */
export const usernameById = (channelId: string): string => `channel_${channelId}_`;

const BY_ID = /^channel_(\d+)_$/;

/** The id of a channel that goes by it, as decimal text; undefined for a username. */
export const channelIdIn = (channel: string): string | undefined => BY_ID.exec(channel)?.[1];

/** The address of a post. Where the channel goes by its id, it opens for the channel's members alone (core.telegram.org/api/links#private-message-links). */
export const postUrl = (channel: string, postId: number): string => {
  const id = channelIdIn(channel);
  return `https://t.me/${id === undefined ? encodeURIComponent(channel) : `c/${id}`}/${postId}`;
};

/** The address of a channel; undefined where it goes by its id, for which there is none. */
export const channelUrl = (channel: string): string | undefined =>
  BY_ID.test(channel) ? undefined : `https://t.me/${encodeURIComponent(channel)}`;
