import { describe, expect, it } from 'vitest';
import { findDefect } from '../../../src/generate-audio/segments/inspect-speech.ts';
import { aVoice, inARow, silence } from '../../support/audio/sounds.ts';

/** Takes about ten seconds to say. */
const TEXT = 'The city opened a new library last night, and it stays open until midnight. '.repeat(
  2,
);

describe('findDefect', () => {
  it('finds none in speech of the right length', () => {
    expect(findDefect(aVoice({ seconds: 10 }), { text: TEXT })).toBeUndefined();
  });

  it('allows a short pause', () => {
    const sound = inARow(aVoice({ seconds: 5 }), silence(1.5), aVoice({ seconds: 5 }));
    expect(findDefect(sound, { text: TEXT })).toBeUndefined();
  });

  it.each([
    ['no sound at all', silence(0), /lasts 0\.0 s/],
    ['a quarter of the words', aVoice({ seconds: 2.5 }), /lasts 2\.5 s/],
    ['655 s for a few words', silence(655), /lasts 655\.0 s/],
    ['silence of the right length', silence(10), /level/],
    [
      'a silence in the middle',
      inARow(aVoice({ seconds: 5 }), silence(4), aVoice({ seconds: 5 })),
      /silent for 4\.\d s/,
    ],
    ['speech that is hardly there', aVoice({ seconds: 10, levelDbfs: -52 }), /level is only/],
    [
      'a blip and then nothing',
      inARow(aVoice({ seconds: 2.9 }), silence(2.9), aVoice({ seconds: 0.3 }), silence(2.9)),
      /not silent/,
    ],
  ])('finds %s', (_, sound, flaw) => {
    expect(findDefect(sound, { text: TEXT })).toMatch(flaw);
  });

  it('finds a voice that fades away', () => {
    const { samples, sampleRateHertz } = aVoice({ seconds: 10 });
    const fading = samples.map((sample, i) => sample * 10 ** ((-30 / 20) * (i / samples.length)));
    expect(findDefect({ samples: fading, sampleRateHertz }, { text: TEXT })).toMatch(
      /fades by \d+ dB/,
    );
  });

  it('goes by the pace that was asked for, and by the pauses', () => {
    const slow = { text: TEXT, speakingRate: 0.25 };
    expect(findDefect(aVoice({ seconds: 40 }), slow)).toBeUndefined();
    expect(findDefect(aVoice({ seconds: 10 }), slow)).toMatch(/lasts 10\.0 s/);
    const fast = { text: TEXT, speakingRate: 2 };
    expect(findDefect(aVoice({ seconds: 5 }), fast)).toBeUndefined();
    expect(findDefect(aVoice({ seconds: 20 }), fast)).toMatch(/lasts 20\.0 s/);
    const paused = inARow(aVoice({ seconds: 1 }), silence(2), aVoice({ seconds: 1 }), silence(1.5));
    expect(findDefect(paused, { text: 'Yes. No.' })).toMatch(/lasts 5\.5 s/);
    expect(findDefect(paused, { text: 'Yes. No.', pauseSeconds: 1.2 })).toMatch(/not silent/);
    const spoken = inARow(aVoice({ seconds: 2.5 }), silence(2), aVoice({ seconds: 1 }));
    expect(findDefect(spoken, { text: 'Yes. No.', pauseSeconds: 1.2 })).toBeUndefined();
  });

  it('bears with the pace of other scripts', () => {
    expect(
      findDefect(aVoice({ seconds: 8 }), {
        text: 'העירייה פתחה אמש ספרייה חדשה, והיא תהיה פתוחה עד חצות.'.repeat(2),
      }),
    ).toBeUndefined();
    expect(
      findDefect(aVoice({ seconds: 8 }), {
        text: '市政府昨晚开设了一座新图书馆，它将开放到午夜。',
      }),
    ).toBeUndefined();
    expect(findDefect(aVoice({ seconds: 3 }), { text: '2026' })).toBeUndefined();
  });
});
