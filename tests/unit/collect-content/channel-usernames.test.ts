import { describe, expect, it } from 'vitest';
import { channelUsernames } from '../../../src/collect-content/channel-usernames.ts';
import { UnknownChannel } from '../../../src/collect-content/unknown-channel.ts';

describe('channelUsernames', () => {
  it.each([
    'tide_mill',
    '@Tide_Mill',
    ' tide_mill ',
    'https://t.me/tide_mill',
    'http://www.telegram.me/tide_mill/',
    't.me/s/tide_mill?before=20',
    'https://t.me/tide_mill/41',
  ])('reads %j', (entry) => {
    expect(channelUsernames([entry])).toEqual(['tide_mill']);
  });

  it('takes a channel that is named twice once, in the order of the show', () => {
    expect(channelUsernames(['quay_news', '@tide_mill', 'QUAY_NEWS', 't.me/quay_news'])).toEqual([
      'quay_news',
      'tide_mill',
    ]);
  });

  it.each([
    'https://t.me/+AbCdEf',
    'https://t.me/joinchat/AbCdEf',
    'joinchat',
    't.me/addlist/AbCdEf',
    'https://t.me/c/123/45',
    'abc',
    '1tide',
    'tide mill',
    '',
  ])('refuses %j before Telegram is asked', (entry) => {
    expect(() => channelUsernames([entry])).toThrow(UnknownChannel);
  });

  it('says which entry is wrong and what to do', () => {
    expect(() => channelUsernames(['tide_mill', 'no way'])).toThrow(
      '"no way" is not the username of a public channel. Correct the show\'s channels',
    );
  });
});
