import { Api } from 'telegram';
import type { Channel, Topic } from '../channel.ts';
import { RpcFailure } from '../protocol/rpc-failure.ts';
import { allRead } from './all-read.ts';
import { buildChannel } from './build-channel.ts';
import { buildMessage } from './build-message.ts';
import { peerOf } from './peer.ts';

const MAX_PAGE = 100;
const BLUE = 0x6f_b9_f0;

const newestIn = ({ messages, forum }: Channel, { id }: Topic) =>
  messages.findLast((message) => forum?.topicByMessage.get(message.id) === id);

const dateIn = (channel: Channel, topic: Topic): number => newestIn(channel, topic)?.date ?? 0;

const buildTopic = (channel: Channel, topic: Topic): Api.ForumTopic =>
  new Api.ForumTopic({
    id: topic.id,
    date: channel.messages.find(({ id }) => id === topic.id)?.date ?? 0,
    title: topic.title,
    iconColor: BLUE,
    ...allRead(newestIn(channel, topic)?.id ?? topic.id),
    fromId: peerOf(channel),
    notifySettings: new Api.PeerNotifySettings({}),
  });

const buildTopics = (channel: Channel, page: readonly Topic[], count: number) =>
  new Api.messages.ForumTopics({
    count,
    topics: page.map((topic) => buildTopic(channel, topic)),
    messages: page.flatMap((topic) => {
      const newest = newestIn(channel, topic);
      return newest ? [buildMessage(channel, newest)] : [];
    }),
    chats: [buildChannel(channel)],
    users: [],
    pts: 1,
  });

/** The topics of a forum. @throws RpcFailure for a group without topics */
const topicsOf = ({ forum }: Channel): readonly Topic[] => {
  if (forum) return forum.topics;
  throw new RpcFailure(400, 'CHANNEL_FORUM_MISSING');
};

/** A page of a forum's topics, those with the newest messages first; the offset is exclusive. @throws RpcFailure */
export const pageTopics = (
  channel: Channel,
  { offsetDate = 0, limit = MAX_PAGE }: Api.channels.GetForumTopics,
): Api.messages.ForumTopics => {
  const topics = topicsOf(channel);
  const page = topics
    .toSorted((a, b) => dateIn(channel, b) - dateIn(channel, a))
    .filter((topic) => offsetDate === 0 || dateIn(channel, topic) < offsetDate)
    .slice(0, Math.min(limit || MAX_PAGE, MAX_PAGE));
  return buildTopics(channel, page, topics.length);
};

/** The topics of these numbers; those that there aren't are told of as deleted. @throws RpcFailure */
export const findTopics = (channel: Channel, ids: readonly number[]): Api.messages.ForumTopics => {
  const topics = topicsOf(channel);
  const found = topics.filter(({ id }) => ids.includes(id));
  const answer = buildTopics(channel, found, found.length);
  const missing = ids.filter((id) => !topics.some((topic) => topic.id === id));
  answer.topics.push(...missing.map((id) => new Api.ForumTopicDeleted({ id })));
  return answer;
};

/** The messages of a topic, or the answers to a message. */
export const threadOf = (channel: Channel, messageId: number): Channel => {
  const { forum } = channel;
  const isTopic = forum?.topics.some(({ id }) => id === messageId);
  const isIn = ({ id, replyTo }: Channel['messages'][number]): boolean =>
    id !== messageId &&
    (isTopic ? forum?.topicByMessage.get(id) === messageId : replyTo === messageId);
  if (!isTopic && !channel.messages.some(({ id }) => id === messageId)) {
    throw new RpcFailure(400, 'MSG_ID_INVALID');
  }
  return { ...channel, messages: channel.messages.filter(isIn) };
};
