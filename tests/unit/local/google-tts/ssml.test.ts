import { describe, expect, it } from 'vitest';
import { spokenText } from '../../../../src/local/google-tts/ssml.ts';

describe('spokenText', () => {
  it('speaks the words and none of the markup', () => {
    expect(
      spokenText('<speak><p>Salt <emphasis level="strong">&amp;</emphasis> pepper</p></speak>'),
    ).toBe(', Salt & pepper,');
  });

  it('speaks an alias in place of what it stands for', () => {
    expect(spokenText('<speak><sub alias="World Wide Web">WWW</sub></speak>')).toBe(
      'World Wide Web',
    );
  });

  it('makes a break a pause', () => {
    expect(spokenText('<speak>One<break time="1s"/>two</speak>')).toBe('One, two');
  });

  it.each(['no markup', '<speak>never closed', '<p>no speak</p>'])('refuses %s', (ssml) => {
    expect(() => spokenText(ssml)).toThrow(/Invalid SSML/);
  });

  it('names an element that it would speak wrongly', () => {
    expect(() => spokenText('<speak><say-as interpret-as="date">1</say-as></speak>')).toThrow(
      'The SSML element <say-as> is not implemented.',
    );
  });
});
