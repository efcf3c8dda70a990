import { describe, expect, it } from 'vitest';
import { readSsml } from '../../../local/google-tts/input/ssml.ts';

const wordsOf = (ssml: string) =>
  readSsml(ssml)
    .map(({ text }) => text)
    .join(' | ');

describe('readSsml', () => {
  it('speaks the words and none of the markup', () => {
    expect(
      wordsOf(
        '<speak><p><s>Salt <emphasis level="strong">&amp;</emphasis> pepper.</s><s>It&#39;s &#x41;.</s></p></speak>',
      ),
    ).toBe("Salt & pepper. It's A.");
  });

  it('speaks an alias in place of what it stands for', () => {
    expect(wordsOf('<speak>The <sub alias="World Wide Web">WWW</sub>.</speak>')).toBe(
      'The World Wide Web.',
    );
  });

  it.each([
    ['time="1s"', 1],
    ['time="250ms"', 0.25],
    ['strength="none"', 0],
    ['', 0.5],
  ])('makes a break a pause: %s', (attributes, pauseSeconds) => {
    expect(readSsml(`<speak>One<break ${attributes}/></speak>`)).toEqual([
      { text: 'One', pauseSeconds },
    ]);
  });

  it('adds up breaks that nothing is said between', () => {
    expect(
      readSsml('<speak><p>One</p><break time="1s"/> <break time="2s"/><p>two</p></speak>'),
    ).toEqual([
      { text: 'One', pauseSeconds: 3 },
      { text: 'two', pauseSeconds: 0 },
    ]);
  });

  it('leaves escaped markup alone: it is words', () => {
    expect(readSsml('<speak>say &lt;break time=&quot;10s&quot;/&gt; aloud</speak>')).toEqual([
      { text: 'say <break time="10s"/> aloud', pauseSeconds: 0 },
    ]);
  });

  it.each([
    'no markup',
    '<speak>never closed',
    '<p>no speak</p>',
    '<speak>a < b</speak>',
    '<speak>a & b</speak>',
    '<speak>a &amp b</speak>',
    '<speak>a &nbsp; b</speak>',
    '<speak><p>crossed<s></p></s></speak>',
    '<speak>one</speak><speak>two</speak>',
    '<speak>after</speak> all',
    '<speak><break time=1s/></speak>',
    '<speak><break time="soon"/></speak>',
    '',
  ])('refuses %s', (ssml) => {
    expect(() => readSsml(ssml)).toThrow(/Invalid SSML/);
  });

  it('names an element that it would speak wrongly', () => {
    expect(() => readSsml('<speak><say-as interpret-as="date">1</say-as></speak>')).toThrow(
      'The SSML element <say-as> is not implemented.',
    );
  });
});
