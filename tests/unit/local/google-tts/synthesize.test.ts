import { describe, expect, it } from 'vitest';
import type { Engines } from '../../../../src/local/google-tts/engines.ts';
import type { SpeechJob } from '../../../../src/local/google-tts/speech-job.ts';
import { type SynthesizeRequest, synthesize } from '../../../../src/local/google-tts/synthesize.ts';

/** Engines that answer one second of sound at 16 kHz and remember what they were asked. */
const listening = () => {
  const jobs: SpeechJob[] = [];
  const engines: Engines = {
    async speak(job) {
      jobs.push(job);
      return { sampleRateHertz: 16_000, samples: new Int16Array(16_000).fill(1000) };
    },
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
    ['pitch', { audioConfig: { audioEncoding: 'LINEAR16', pitch: 2 } }, 'UNIMPLEMENTED', /pitch/],
    ['markup', { input: { inputSource: 'markup' } }, 'UNIMPLEMENTED', /input\.markup/],
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
