import { expect, it } from 'vitest';
import {
  basicGroupName,
  channelUrl,
  postUrl,
  splitTopic,
  topicName,
  usernameById,
} from '../../../../src/show/channel/channel-address.ts';

it('links a post under its channel’s username', () => {
  expect(postUrl('quay_news', 41)).toBe('https://t.me/quay_news/41');
  expect(channelUrl('quay_news')).toBe('https://t.me/quay_news');
});

it('links a post of a channel without a username by the channel’s id', () => {
  expect(usernameById('1234567890')).toBe('channel_1234567890_');
  expect(postUrl('channel_1234567890_', 41)).toBe('https://t.me/c/1234567890/41');
  expect(channelUrl('channel_1234567890_')).toBeUndefined();
});

it('takes nothing that Telegram could give for an id', () => {
  expect(postUrl('channel_77', 3)).toBe('https://t.me/channel_77/3');
});

it.each([
  ['town_talk', 'https://t.me/town_talk/12', 'https://t.me/town_talk/12/41'],
  ['channel_1234567890_', undefined, 'https://t.me/c/1234567890/12/41'],
])('links a topic of %s, and a post in it', (group, ofTopic, ofPost) => {
  const topic = topicName(group, 12);
  expect(splitTopic(topic)).toEqual({ channel: group, topicId: 12 });
  expect(channelUrl(topic)).toBe(ofTopic);
  expect(postUrl(topic, 41)).toBe(ofPost);
});

it('opens a post of a basic group in an app, since it has no page', () => {
  const group = basicGroupName('4321');
  expect(postUrl(group, 41)).toBe('tg://openmessage?chat_id=4321&message_id=41');
  expect(channelUrl(group)).toBeUndefined();
});
