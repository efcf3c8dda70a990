import { expect, it } from 'vitest';
import { readInvitation } from '../../../../src/show/channel/channel-invitation.ts';
import {
  isChannelName,
  readChannelUsername,
  readPossibleTopic,
} from '../../../../src/show/channel/channel-username.ts';

it.each([
  ['quay_news', 'quay_news'],
  [' @Quay_News ', 'Quay_News'],
  ['https://t.me/s/quay_news/41?single', 'quay_news'],
  ['https://t.me/c/1234567890/41', 'channel_1234567890_'],
  ['t.me/c/1234567890', 'channel_1234567890_'],
  ['-1001234567890', 'channel_1234567890_'],
  ['channel_1234567890_', 'channel_1234567890_'],
  ['https://t.me/quay_talk/12/41', 'quay_talk_topic_12_'],
  ['https://t.me/c/1234567890/12/41?single', 'channel_1234567890__topic_12_'],
  ['quay_talk_topic_12_', 'quay_talk_topic_12_'],
  ['group_1234567890_', 'group_1234567890_'],
])('reads what a channel goes by in %j', (typed, name) => {
  expect(readChannelUsername(typed)).toBe(name);
});

it.each([
  'https://t.me/+AbCdEfGh12345678',
  't.me/joinchat/AbCdEfGh12345678',
  't.me/c/12',
  '41',
  '',
])('reads no channel in %j', (typed) => {
  expect(readChannelUsername(typed)).toBeUndefined();
});

it.each([
  ['https://t.me/+AbCdEfGh12345678', 'AbCdEfGh12345678'],
  ['t.me/joinchat/Ab-d_fGh', 'Ab-d_fGh'],
  ['https://t.me/quay_news', undefined],
  ['https://evil.example/+AbCdEfGh12345678', undefined],
])('reads the invitation in %j', (typed, hash) => {
  expect(readInvitation(typed)).toBe(hash);
});

it.each([
  ['https://t.me/quay_talk/12', 'quay_talk_topic_12_'],
  ['t.me/c/1234567890/12/', 'channel_1234567890__topic_12_'],
  ['https://t.me/quay_talk/12/41', undefined],
  ['https://t.me/quay_talk', undefined],
  ['https://t.me/quay_talk/2147483648', undefined],
  ['@quay_talk', undefined],
])('reads the topic that %j may name', (typed, topic) => {
  expect(readPossibleTopic(typed)).toBe(topic);
});

it('knows what a show can name', () => {
  const longest = 'a'.repeat(32);
  expect(isChannelName(`${longest}_topic_1234567_`)).toBe(true);
  expect(isChannelName(`${longest}a`)).toBe(false);
  expect(isChannelName('joinchat_topic_1_')).toBe(false);
  expect(isChannelName('quay_talk_topic_2147483647_')).toBe(true);
  expect(isChannelName('quay_talk_topic_2147483648_')).toBe(false);
  expect(isChannelName('quay_talk_topic_0_')).toBe(false);
});
