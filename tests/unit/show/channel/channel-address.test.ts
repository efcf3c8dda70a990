import { expect, it } from 'vitest';
import { channelUrl, postUrl, usernameById } from '../../../../src/show/channel/channel-address.ts';

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
