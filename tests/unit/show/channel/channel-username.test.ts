import { expect, it } from 'vitest';
import { readInvitation } from '../../../../src/show/channel/channel-invitation.ts';
import { readChannelUsername } from '../../../../src/show/channel/channel-username.ts';

it.each([
  ['quay_news', 'quay_news'],
  [' @Quay_News ', 'Quay_News'],
  ['https://t.me/s/quay_news/41?single', 'quay_news'],
  ['https://t.me/c/1234567890/41', 'channel_1234567890_'],
  ['t.me/c/1234567890', 'channel_1234567890_'],
  ['-1001234567890', 'channel_1234567890_'],
  ['channel_1234567890_', 'channel_1234567890_'],
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
