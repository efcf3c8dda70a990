import { describe, expect, test } from 'vitest';
import { titleOf } from '../../../src/write-script/post-text/title-of.ts';

describe('a post is called', () => {
  test.each([
    ['**The new gate opens**\n\nOn Monday the gate …', 'The new gate opens'],
    ['🌊 High water at 6:40, see https://tides.example/today.', 'High water at 6:40, see.'],
    ['https://tides.example\n\n#news #harbour\nThe ferry is back', 'The ferry is back'],
    ['Bring with you:\n- boots', 'Bring with you'],
    ['## Python 3.14 — `uv` is here', 'Python 3.14 — `uv` is here'],
    ['השער החדש נפתח\nוהמעבורת חזרה', 'השער החדש נפתח'],
    ['We moved to #Rust', 'We moved to Rust'],
  ])('%j: %s', (text, title) => expect(titleOf(text)).toBe(title));

  test('the beginning of a long line, between two words', () => {
    const title =
      titleOf('The harbour office says that the quay will be closed and '.repeat(4)) ?? '';
    expect(title.length).toBeLessThanOrEqual(80);
    expect(title).toMatch(/^The harbour office says .*\p{L}…$/u);
  });

  test('its first sentence, when the line is long', () =>
    expect(titleOf(`The ferry is back in service. ${'It sails at noon. '.repeat(9)}`)).toBe(
      'The ferry is back in service',
    ));

  test.each(['', ' \n ', '🌊🌊', 'https://t.me/mill/3', '—'])('nothing when it is %j', (text) =>
    expect(titleOf(text)).toBeUndefined(),
  );
});
