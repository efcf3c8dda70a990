import { expect, it } from 'vitest';
import { messageIdIn, telegramMessageUrl } from '../../../src/show/telegram-message.ts';

it.each([
  ['https://t.me/saltreach/123', '@saltreach', 123],
  ['t.me/SaltReach/123?single', '@saltreach', 123],
  ['https://t.me/saltreach/5/123', '@saltreach', 123],
  ['https://t.me/c/1234567890/41', '-1001234567890', 41],
  ['https://t.me/c/1234567890/41', '@saltreach', 41],
  [' 77 ', '-4711', 77],
  ['https://t.me/another/123', '@saltreach', null],
  ['https://t.me/saltreach/123', '-1001234567890', null],
  ['https://t.me/c/99/41', '-1001234567890', null],
  ['https://t.me/saltreach', '@saltreach', null],
  ['https://evil.example/t.me/saltreach/1', '@saltreach', null],
  ['0', '@saltreach', null],
  ['-3', '@saltreach', null],
])('%s in %s is the message %s', (text, chat, messageId) => {
  expect(messageIdIn(text, chat)).toBe(messageId);
});

it.each([
  ['@saltreach', 'https://t.me/saltreach/7'],
  ['-1001234567890', 'https://t.me/c/1234567890/7'],
  ['-4711', null],
])('a message in %s is at %s', (chat, url) => {
  expect(telegramMessageUrl(chat, 7)).toBe(url);
});
