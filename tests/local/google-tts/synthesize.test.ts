import { describe, expect, it } from 'vitest';
import { type SynthesizeRequest, synthesize } from '../../../local/google-tts/synthesize.ts';
import type { Engines, SpeechJob } from '../../../local/speech/index.ts';

/** Engines that answer one second of sound at 16 kHz and remember what they were asked. */
const listening = () => {
  const jobs: SpeechJob[] = [];
  const engines: Engines = {
    async speak(job) {
      jobs.push(job);
      return { sampleRateHertz: 16_000, samples: new Int16Array(16_000).fill(1000) };
    },
    warm: async () => undefined,
    close: async () => undefined,
  };
  return { engines, jobs };
};
const request = (changes: SynthesizeRequest = {}): SynthesizeRequest => ({
  input: { text: 'Hello.' },
  voice: { languageCode: 'en-US', name: 'en-US-Chirp3-HD-Kore' },
  audioConfig: { audioEncoding: 'LINEAR16' },
  ...changes,
});
const speak = (changes: SynthesizeRequest) => synthesize(listening().engines, request(changes));

describe('synthesize', () => {
  it("asks the engine for the voice's gender and language", async () => {
    const { engines, jobs } = listening();
    await synthesize(engines, request());
    await synthesize(
      engines,
      request({ voice: { languageCode: 'he-IL', name: 'he-il-chirp3-hd-charon' } }),
    );
    expect(jobs).toEqual([
      { text: 'Hello.', gender: 'FEMALE', languageCode: 'en-US', speakingRate: 1 },
      { text: 'Hello.', gender: 'MALE', languageCode: 'he-IL', speakingRate: 1 },
    ]);
  });

  it("answers at the voice's own rate, or at the one asked for", async () => {
    const natural = await speak({});
    expect([natural.sampleRateHertz, natural.samples.length]).toEqual([24_000, 24_000]);
    const asked = await speak({
      audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: 8000 },
    });
    expect([asked.sampleRateHertz, asked.samples.length]).toEqual([8000, 8000]);
  });

  it('changes the volume', async () => {
    const { samples } = await speak({
      audioConfig: { audioEncoding: 'LINEAR16', volumeGainDb: -6 },
    });
    expect(samples[12_000]).toBeCloseTo(501, -1);
  });

  it('speaks at another pace, and at another pitch in the same time', async () => {
    const { engines, jobs } = listening();
    const voice = { languageCode: 'en-US', name: 'en-US-Neural2-A' };
    const octave = { audioEncoding: 'LINEAR16', speakingRate: 0.8, pitch: 12 };
    const { samples } = await synthesize(engines, request({ voice, audioConfig: octave }));
    expect(jobs).toMatchObject([{ speakingRate: 0.4 }]);
    // What the engine speaks in a second is played twice as fast.
    expect(samples).toHaveLength(12_000);
  });

  it.each([
    ['SSML', { ssml: '<speak>One<break time="500ms"/>two</speak>' }, 'en-US-Neural2-A', 0.5],
    ['markup', { markup: 'One [pause short] two [sic]' }, 'en-US-Chirp3-HD-Kore', 0.3],
  ])('makes the pauses of %s silence', async (kind, input, name, seconds) => {
    const { engines, jobs } = listening();
    const { samples } = await synthesize(
      engines,
      request({
        input: { ...input, inputSource: kind.toLowerCase() },
        voice: { languageCode: 'en-US', name },
      }),
    );
    expect(jobs.map(({ text }) => text)).toEqual([
      'One',
      expect.stringMatching(/^two( \[sic\])?$/),
    ]);
    expect(samples).toHaveLength(Math.round(24_000 * (2 + seconds)));
    const pause = samples.subarray(24_000, 24_000 + Math.round(24_000 * seconds));
    expect(pause.every((sample) => sample === 0)).toBe(true);
  });

  it('picks a voice by language and gender when none is named', async () => {
    const { engines, jobs } = listening();
    await synthesize(engines, request({ voice: { languageCode: 'ru-RU', ssmlGender: 'MALE' } }));
    expect(jobs[0]).toMatchObject({ gender: 'MALE', languageCode: 'ru-RU' });
  });

  it.each<[string, SynthesizeRequest, string, RegExp]>([
    ['no input', { input: null }, 'INVALID_ARGUMENT', /must be set/],
    ['no language', { voice: null }, 'INVALID_ARGUMENT', /language_code is required/],
    ['no encoding', { audioConfig: null }, 'INVALID_ARGUMENT', /Invalid audio encoding/],
    [
      'too fast',
      { audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 9 } },
      'INVALID_ARGUMENT',
      /speaking_rate/,
    ],
    ['an unknown language', { voice: { languageCode: 'tlh' } }, 'INVALID_ARGUMENT', /No voice/],
    [
      'a Gemini voice without its model',
      { voice: { languageCode: 'en-US', name: 'Kore' } },
      'INVALID_ARGUMENT',
      /requires a model name/,
    ],
    ['MP3', { audioConfig: { audioEncoding: 'MP3' } }, 'UNIMPLEMENTED', /encoding MP3/],
    [
      'a pitch of Chirp 3: HD',
      { audioConfig: { audioEncoding: 'LINEAR16', pitch: 2 } },
      'INVALID_ARGUMENT',
      /^This voice does not support pitch parameters at this time\.$/,
    ],
    [
      'a rate of Chirp HD',
      {
        voice: { languageCode: 'en-US', name: 'en-US-Chirp-HD-F' },
        audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 1.1 },
      },
      'INVALID_ARGUMENT',
      /speaking rate or pitch/,
    ],
    [
      'markup of an older voice',
      {
        voice: { languageCode: 'en-US', name: 'en-US-Neural2-A' },
        input: { inputSource: 'markup', markup: 'Hello.' },
      },
      'INVALID_ARGUMENT',
      /does not support markup/,
    ],
    [
      'SSML of a voice that may take some of it',
      { input: { inputSource: 'ssml', ssml: '<speak>Hello.</speak>' } },
      'UNIMPLEMENTED',
      /SSML for Chirp 3: HD/,
    ],
    [
      'a document that is none',
      {
        voice: { languageCode: 'en-US', name: 'en-US-Neural2-A' },
        input: { inputSource: 'ssml', ssml: '<speak>Hello & goodbye.</speak>' },
      },
      'INVALID_ARGUMENT',
      /Invalid SSML/,
    ],
    [
      'several speakers',
      { input: { inputSource: 'multiSpeakerMarkup' } },
      'UNIMPLEMENTED',
      /input\.multiSpeakerMarkup/,
    ],
    [
      'a Gemini model',
      { voice: { languageCode: 'en-US', modelName: 'gemini' } },
      'UNIMPLEMENTED',
      /model_name/,
    ],
  ])('refuses %s by name', async (_, changes, status, message) => {
    await expect(speak(changes)).rejects.toMatchObject({
      status,
      message: expect.stringMatching(message),
    });
  });
});
