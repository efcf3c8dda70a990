import { describe, expect, it } from 'vitest';
import {
  groupVoices,
  inWords,
  paceInWords,
  pitchInWords,
} from '../../../../src/console/shows/form/voices/voice-words.ts';

const aVoice = (name: string, gender: 'female' | 'male' | null) => ({
  ...{ name, gender, languageCodes: [name.slice(0, 5)], family: 'Chirp3-HD' },
  ...{ hasSpeakingRate: true, hasPitch: false },
});

describe('a voice', () => {
  it('is chosen by who is heard', () => {
    expect(inWords(aVoice('en-US-Chirp3-HD-Kore', 'female'))).toBe('Kore, woman');
    expect(inWords(aVoice('en-US-Chirp3-HD-Kore', null))).toBe('Kore');
    const lettered = { ...aVoice('en-US-Neural2-D', 'male'), family: 'Neural2' };
    expect(inWords(lettered)).toBe('Neural2 D, man');
  });

  it('stands among those of its region and family', () => {
    const voices = ['en-GB-Chirp3-HD-Kore', 'en-US-Chirp3-HD-Kore', 'en-GB-Chirp3-HD-Puck'];
    const groups = groupVoices(voices.map((name) => aVoice(name, null)));
    expect([...groups].map(([label, { length }]) => [label, length])).toEqual([
      ['en-GB · Chirp3-HD', 2],
      ['en-US · Chirp3-HD', 1],
    ]);
  });

  it('has a pace and a pitch that one can imagine', () => {
    expect([0.85, 1, 1.2].map(paceInWords)).toEqual([
      '0.85 × the voice’s own, slower',
      'the voice’s own',
      '1.2 × the voice’s own, faster',
    ]);
    expect([-2, 0, 1].map(pitchInWords)).toEqual([
      '2 semitones lower',
      'the voice’s own',
      '1 semitone higher',
    ]);
  });
});
