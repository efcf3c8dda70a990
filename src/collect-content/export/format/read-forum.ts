import type { Message } from './message.ts';

/** A topic of a forum: its number is that of the message that opened it. */
export interface Topic {
  readonly id: number;
  readonly title: string;
}

/** The topics of a group that has some, and the topic of each message, by its number. */
export interface Forum {
  readonly topics: readonly Topic[];
  /** The messages that opened them included. */
  readonly topicByMessage: ReadonlyMap<number, number>;
}

/** "General", which every forum has and no message opens (core.telegram.org/api/forum). */
export const GENERAL: Topic = { id: 1, title: 'General' };

/** The topics that messages open, by their latest titles; "General" alone where the group is no forum. */
const topicsOf = (messages: readonly Message[]): Topic[] => {
  const titles = new Map([[GENERAL.id, GENERAL.title]]);
  for (const { id, service, topicTitle, replyTo = GENERAL.id } of messages) {
    if (topicTitle === undefined) continue;
    const topic = service === 'topic_created' ? id : replyTo;
    if (topic === id || titles.has(topic)) titles.set(topic, topicTitle);
  }
  return [...titles].map(([id, title]) => ({ id, title }));
};

/**
 * The topics of a group's messages, and which each message is in. An export says what a message
 * answers, and what answers nothing in its topic answers the message that opened it.
 * @param messages from the oldest on
 */
export const readForum = (messages: readonly Message[]): { readonly forum?: Forum } => {
  const topics = topicsOf(messages);
  const opened = new Set(topics.map(({ id }) => id));
  if (!messages.some(({ service }) => service === 'topic_created')) return {};
  const topicByMessage = new Map<number, number>();
  for (const { id, replyTo = GENERAL.id } of messages) {
    const above = opened.has(replyTo) ? replyTo : topicByMessage.get(replyTo);
    topicByMessage.set(id, opened.has(id) ? id : (above ?? GENERAL.id));
  }
  return { forum: { topics, topicByMessage } };
};
