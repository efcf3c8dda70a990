import { describe, expect, it } from 'vitest';
import {
  isChosen,
  typedChannels,
  withChosen,
  withTopic,
} from '../../../../src/console/telegram/chosen-channels.ts';

const TYPED = 'https://t.me/Quay_News\n@mill\n\nhttps://t.me/c/1234567890/41';

it('knows a channel however it was typed', () => {
  for (const name of ['quay_news', 'mill', 'channel_1234567890_']) {
    expect(isChosen(TYPED, name)).toBe(true);
  }
  expect(isChosen(TYPED, 'quay')).toBe(false);
});

it('adds a channel once, and takes out nothing but what was unchosen', () => {
  expect(withChosen(TYPED, 'tide', true).split('\n').at(-1)).toBe('tide');
  expect(withChosen('tide', 'tide', true)).toBe('tide');
  expect(withChosen(TYPED, 'quay_news', false)).toBe('@mill\nhttps://t.me/c/1234567890/41');
});

describe('a link that may name a topic', () => {
  it('is looked up as the topic first, and once', () => {
    expect(typedChannels('t.me/Town_Talk/12, https://t.me/town_talk/12\n@quay_news')).toEqual([
      { name: 'town_talk', possibleTopic: 'town_talk_topic_12_' },
      { name: 'quay_news', possibleTopic: undefined },
    ]);
  });

  it('gives way to the topic, and nothing else does', () => {
    const typed = 'quay_news\nhttps://t.me/town_talk/12\nhttps://t.me/town_talk/13';
    expect(withTopic(typed, 'town_talk_topic_12_')).toBe(
      'quay_news\ntown_talk_topic_12_\nhttps://t.me/town_talk/13',
    );
  });
});
