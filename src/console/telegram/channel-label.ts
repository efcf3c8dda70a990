import { basicGroupIdIn, channelUrl, splitTopic } from '../../show/channel/channel-address.ts';
import { t } from '../language/translate.ts';

/**
 * What a channel, a group or a topic is called: `@name` or `@name/12` where it has a public address,
 * and otherwise its title, or in words that it is private where no title is known.
 */
export const channelLabel = (name: string, title?: string): string => {
  const { channel, topicId } = splitTopic(name);
  if (channelUrl(name) !== undefined) {
    return `@${channel}${topicId === undefined ? '' : `/${topicId}`}`;
  }
  if (title !== undefined) return title;
  return basicGroupIdIn(channel) === undefined ? t('private channel') : t('private group');
};
