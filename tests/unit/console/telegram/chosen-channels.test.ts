import { expect, it } from 'vitest';
import { isChosen, withChosen } from '../../../../src/console/telegram/chosen-channels.ts';

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
