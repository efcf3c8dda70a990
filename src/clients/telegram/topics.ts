import { Api } from 'telegram';
import type { Ask } from './dialogs.ts';

const PAGE_SIZE = 100;

/** A topic of a forum, the newest posts first. */
export interface Topic {
  /** Of the message that opened it; 1 for "General" (core.telegram.org/api/forum). */
  readonly id: number;
  readonly title: string;
}

const isTopic = (topic: Api.TypeForumTopic): topic is Api.ForumTopic =>
  topic instanceof Api.ForumTopic;

const toTopic = ({ id, title }: Api.ForumTopic): Topic => ({ id, title });

/** A topic by its number; undefined where the forum has none of it. @throws what `ask` throws */
export const findTopic = async (
  ask: Ask,
  channel: Api.InputChannel,
  topicId: number,
): Promise<Topic | undefined> => {
  const request = new Api.channels.GetForumTopicsByID({ channel, topics: [topicId] });
  const { topics } = await ask(request);
  const topic = topics.filter(isTopic).find(({ id }) => id === topicId);
  return topic && toTopic(topic);
};

/** All topics of a forum, a page a call. @throws what `ask` throws */
export const listTopics = async (ask: Ask, channel: Api.InputChannel): Promise<Topic[]> => {
  const found = new Map<number, Topic>();
  let offset = { offsetDate: 0, offsetId: 0, offsetTopic: 0 };
  for (;;) {
    const page: Api.messages.ForumTopics = await ask(
      new Api.channels.GetForumTopics({ channel, ...offset, limit: PAGE_SIZE }),
    );
    const fresh = page.topics.filter(isTopic).filter(({ id }) => !found.has(id));
    for (const topic of fresh) found.set(topic.id, toTopic(topic));
    const last = fresh.at(-1);
    if (last === undefined || found.size >= page.count) return [...found.values()];
    const newest = page.messages.find(({ id }) => id === last.topMessage);
    const date = newest instanceof Api.MessageEmpty ? undefined : newest?.date;
    offset = {
      offsetDate: date ?? last.date,
      offsetId: last.topMessage,
      offsetTopic: last.id,
    };
  }
};
