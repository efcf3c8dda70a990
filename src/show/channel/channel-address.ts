/*
 * What has no username goes by a name that ends in an underscore. Telegram gives no such username
 * (core.telegram.org/method/account.checkUsername), so it is nobody else's.
 */

/** What a channel without a known username goes by. */
export const usernameById = (channelId: string): string => `channel_${channelId}_`;

/** What a basic group goes by: it never has a username (core.telegram.org/api/channel#basic-groups). */
export const basicGroupName = (groupId: string): string => `group_${groupId}_`;

/** What a topic of a forum goes by, behind what its group goes by. */
export const topicName = (group: string, topicId: number): string => `${group}_topic_${topicId}_`;

const BY_ID = /^channel_(\d+)_$/;
const BASIC_GROUP = /^group_(\d+)_$/;
const TOPIC = /^(.+)_topic_(\d+)_$/;

/** The id of a channel that goes by it, as decimal text; undefined for a username. */
export const channelIdIn = (channel: string): string | undefined => BY_ID.exec(channel)?.[1];

/** The id of a basic group, as decimal text; undefined for anything else. */
export const basicGroupIdIn = (channel: string): string | undefined =>
  BASIC_GROUP.exec(channel)?.[1];

/** The group that a topic is of, and the topic's number in it; a channel without a topic alone. */
export const splitTopic = (
  channel: string,
): { readonly channel: string; readonly topicId?: number } => {
  const [, group, topicId] = TOPIC.exec(channel) ?? [];
  return group === undefined ? { channel } : { channel: group, topicId: Number(topicId) };
};

/**
 * The address of a post. Where the channel goes by its id, it opens for the channel's members alone
 * (core.telegram.org/api/links#private-message-links); a post of a basic group has no page, and opens in an app of a member.
 */
export const postUrl = (name: string, postId: number): string => {
  const groupId = basicGroupIdIn(name);
  if (groupId !== undefined) return `tg://openmessage?chat_id=${groupId}&message_id=${postId}`;
  const { channel, topicId } = splitTopic(name);
  const id = channelIdIn(channel);
  const place = id === undefined ? encodeURIComponent(channel) : `c/${id}`;
  return ['https://t.me', place, ...(topicId === undefined ? [] : [topicId]), postId].join('/');
};

/** The address of a channel or of a topic; undefined where the channel goes by its id, for which there is none. */
export const channelUrl = (name: string): string | undefined => {
  const { channel, topicId } = splitTopic(name);
  if (channelIdIn(channel) !== undefined || basicGroupIdIn(name) !== undefined) return undefined;
  return `https://t.me/${encodeURIComponent(channel)}${topicId === undefined ? '' : `/${topicId}`}`;
};
