import { GENERAL, type Topic } from './format/read-forum.ts';
import type { StoredMessage } from './part-file.ts';

/**
 * A part's messages with the topic of each, by all topics that the group's exports know: an export
 * that begins after a topic was opened can't tell which of its messages stand there. What answers
 * the message that opened a topic is posted in it, and so is what answers that.
 * @param messages from the oldest on
 */
export const placeInTopics = (
  messages: readonly StoredMessage[],
  topics: readonly Topic[],
): readonly StoredMessage[] => {
  if (topics.length === 0) return messages;
  const opened = new Set(topics.map(({ id }) => id));
  const placed = new Map<number, number>();
  return messages.map((message) => {
    const { replyTo = GENERAL.id, topicId: told = GENERAL.id, ...rest } = message;
    const above = opened.has(replyTo) ? replyTo : (placed.get(replyTo) ?? GENERAL.id);
    const topicId = told === GENERAL.id ? above : told;
    placed.set(message.id, topicId);
    // Where it is only posted in its topic, it answers nothing.
    const answers =
      message.replyTo !== undefined && (replyTo !== topicId || topicId === GENERAL.id);
    return { ...rest, topicId, ...(answers && { replyTo }) };
  });
};
