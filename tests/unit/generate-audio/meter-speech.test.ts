import { describe, expect, it } from 'vitest';
import type { Usage } from '../../../src/episode/cost-item.ts';
import { meterSpeech } from '../../../src/generate-audio/provider/meter-speech.ts';
import { SpeechUnavailable } from '../../../src/generate-audio/provider/speech-synthesizer.ts';

const REQUEST = { text: 'Hello 👋', voice: 'en-US-Chirp3-HD-Kore', languageCode: 'en-US' };

const usagesOf = async (request: Parameters<ReturnType<typeof meterSpeech>['synthesize']>[0]) => {
  const usages: Usage[] = [];
  const answering = { synthesize: async () => new Uint8Array([1]) };
  await meterSpeech(answering, { add: (usage) => usages.push(usage) }).synthesize(request, {
    deadlineMs: 1,
  });
  return usages;
};

describe('meterSpeech', () => {
  it('notes the characters of an answered call, by the family of its voice', async () => {
    expect(await usagesOf(REQUEST)).toEqual([
      { provider: 'google-tts', product: 'Chirp3-HD', unit: 'characters', quantity: 7 },
    ]);
  });

  it.each([{ ssml: '<speak>Hello</speak>' }, { markup: 'Hello [pause]' }])(
    'counts what is sent, tags too: %j',
    async (marked) => {
      const [usage] = await usagesOf({ ...REQUEST, marked });
      expect(usage?.quantity).toBe(Object.values(marked)[0]?.length);
    },
  );

  it('notes nothing of a call that fails', async () => {
    const usages: Usage[] = [];
    const failing = { synthesize: () => Promise.reject(new SpeechUnavailable('busy')) };
    const metered = meterSpeech(failing, { add: (usage) => usages.push(usage) });
    await expect(metered.synthesize(REQUEST, { deadlineMs: 1 })).rejects.toThrow('busy');
    expect(usages).toEqual([]);
  });
});
