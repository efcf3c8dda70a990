import { describe, expect, it } from 'vitest';
import type { CastMember } from '../../../src/voices/cast.ts';
import { checkCast } from '../../../src/voices/check-cast.ts';
import type { Voice } from '../../../src/voices/voice-catalog.ts';
import { aCatalog, aVoice, someDefaults } from './a-catalog.ts';

const ENGLISH = [
  aVoice('en-GB-Chirp3-HD-Kore'),
  aVoice('en-US-Chirp3-HD-Kore'),
  aVoice('en-US-Chirp3-HD-Puck', 'male'),
  aVoice('en-US-Neural2-A', 'male'),
  aVoice('en-US-Wavenet-A', 'male'),
  aVoice('en-US-Standard-A', 'female'),
  aVoice('en-US-Studio-O'),
  aVoice('en-US-Chirp-HD-F'),
];
const DEFAULTS = ['en-US-Chirp3-HD-Kore', 'en-US-Chirp3-HD-Charon'];

interface Case {
  readonly voices?: readonly Voice[];
  readonly defaults?: readonly string[];
  readonly languageCode?: string;
}
const check = async (
  speakers: readonly (string | null | CastMember)[],
  { voices = ENGLISH, defaults = DEFAULTS, languageCode = 'en-US' }: Case = {},
) => {
  const catalog = aCatalog(...voices);
  const kept = someDefaults(...defaults);
  const members = speakers.map((each) =>
    typeof each === 'string' || each === null ? { voice: each } : each,
  );
  const problems = await checkCast(
    { catalogs: { 'google-tts': catalog }, defaults: kept },
    { languageCode, speakers: members },
  );
  return { problems, asked: catalog.asked, kept: kept.kept };
};

describe('checkCast', () => {
  it('asks nobody when the language has default voices and none is named', async () => {
    expect(await check([null, null])).toEqual({ problems: [], asked: [], kept: DEFAULTS });
  });

  it('accepts two voices of the language, whichever its region', async () => {
    const { problems, asked } = await check(['en-US-Chirp3-HD-Puck', 'en-GB-Chirp3-HD-Kore']);
    expect([problems, asked]).toEqual([[], ['en']]);
  });

  it('asks a third speaker for a voice of its own', async () => {
    expect((await check([null, null, null])).problems).toEqual([
      { speaker: 2, field: 'voice', message: expect.stringContaining('must be named') },
    ]);
    expect((await check([null, null, 'en-US-Chirp3-HD-Puck'])).problems).toEqual([]);
  });

  it('says which voice there is not and which there are, the best of the region first', async () => {
    const { problems } = await check(['en-US-Chirp3-HD-Puck', 'en-US-Chirp3-HD-Kora']);
    expect(problems).toEqual([
      {
        speaker: 1,
        field: 'voice',
        message:
          'en-US-Chirp3-HD-Kora is no voice for en-US; there are en-US-Chirp3-HD-Kore, en-US-Chirp3-HD-Puck, en-US-Neural2-A, en-US-Wavenet-A, en-US-Standard-A, en-US-Chirp-HD-F, en-US-Studio-O, en-GB-Chirp3-HD-Kore',
      },
    ]);
  });

  it('names a dozen of many', async () => {
    const voices = Array.from({ length: 20 }, (_, i) => aVoice(`en-US-Standard-${i + 10}`));
    const { problems } = await check(['x'], { voices });
    expect(problems[0]?.message).toMatch(/en-US-Standard-21 and 8 more$/);
  });

  it('says that the language has none', async () => {
    const { problems } = await check(['x'], { voices: [], languageCode: 'yi' });
    expect(problems[0]?.message).toBe("x can't be used: the speech provider has no voice for yi");
  });

  it.each([
    ['one voice twice', 'en-US-Chirp3-HD-Puck', 'en-US-Chirp3-HD-Puck', /is the voice of another/],
    [
      'a speaker of two regions',
      'en-US-Chirp3-HD-Kore',
      'en-GB-Chirp3-HD-Kore',
      /sounds like en-US/,
    ],
    [
      'a speaker of two families',
      'en-US-Wavenet-A',
      'en-US-Neural2-A',
      /sounds like en-US-Wavenet-A/,
    ],
  ])('wants two speakers who can be told apart: %s', async (_, first, second, message) => {
    const { problems } = await check([first, second]);
    expect(problems).toEqual([
      { speaker: 1, field: 'voice', message: expect.stringMatching(message) },
    ]);
  });

  it('takes one letter in two families for two people where their gender differs', async () => {
    expect((await check(['en-US-Standard-A', 'en-US-Wavenet-A'])).problems).toEqual([]);
  });

  it('gives the speaker without a voice the default that sounds like nobody else', async () => {
    expect((await check([null, 'en-GB-Chirp3-HD-Kore'])).problems).toEqual([]);
  });

  it('calls Chinese by the name that Google has for it', async () => {
    const voices = [aVoice('cmn-CN-Chirp3-HD-Kore')];
    const { problems, asked } = await check(['cmn-CN-Chirp3-HD-Kore'], {
      voices,
      languageCode: 'zh-CN',
    });
    expect([problems, asked]).toEqual([[], ['cmn']]);
  });

  it.each([
    ['a pitch of Chirp 3: HD', 'en-US-Chirp3-HD-Puck', { pitch: 2 }, 'pitch', 'pitch'],
    ['a pitch of Studio', 'en-US-Studio-O', { pitch: 0 }, 'pitch', 'pitch'],
    [
      'a rate of Chirp HD',
      'en-US-Chirp-HD-F',
      { speakingRate: 1 },
      'speakingRate',
      'speaking rate',
    ],
    ['a pitch of the default', null, { pitch: 2 }, 'pitch', 'pitch'],
  ])('refuses what the family has not: %s', async (_, voice, options, field, what) => {
    const { problems } = await check([{ voice, ...options }]);
    expect(problems).toMatchObject([
      { speaker: 0, field, message: expect.stringContaining(`has no ${what} to choose`) },
    ]);
  });

  it('accepts what the family has', async () => {
    const { problems } = await check([
      { voice: 'en-US-Neural2-A', speakingRate: 0.5, pitch: -3 },
      { voice: 'en-US-Chirp3-HD-Puck', speakingRate: 1.5, pitch: null },
    ]);
    expect(problems).toEqual([]);
  });

  it('gives a language without default voices two of different gender, and keeps them', async () => {
    const { problems, kept } = await check([null], { defaults: [], languageCode: 'en-ZA' });
    expect(problems).toEqual([]);
    expect(kept).toEqual(['en-GB-Chirp3-HD-Kore', 'en-US-Chirp3-HD-Puck']);
  });

  it('asks nobody for a single speaker whose language has one voice', async () => {
    const { problems, asked } = await check([null], { defaults: ['eu-ES-Standard-B'] });
    expect([problems, asked]).toEqual([[], []]);
  });

  it('says that the language has too few voices for the cast', async () => {
    const voices = [aVoice('eu-ES-Standard-B')];
    const one = await check([null], { voices, defaults: [], languageCode: 'eu-ES' });
    const two = await check([null, null], { voices, defaults: [], languageCode: 'eu-ES' });
    expect([one.problems, one.kept]).toEqual([[], ['eu-ES-Standard-B']]);
    expect(two.problems).toEqual([
      { field: 'languageCode', message: expect.stringContaining('too few') },
    ]);
  });
});
