import { expect, it } from 'vitest';
import { channelLabel } from '../../../../src/console/telegram/channel-label.ts';

it.each([
  ['quay_news', undefined, '@quay_news'],
  ['quay_news', 'Quay', '@quay_news'],
  ['quay_talk_topic_12_', 'Quay talk', '@quay_talk/12'],
  ['channel_1000000012_', 'Hill news', 'Hill news'],
  ['channel_1000000012__topic_7_', 'Hill news: Roads', 'Hill news: Roads'],
  ['channel_1000000012_', undefined, 'private channel'],
  ['group_1000000012_', undefined, 'private group'],
])('calls %s, whose title is %s, %s', (name, title, label) => {
  expect(channelLabel(name, title)).toBe(label);
});
