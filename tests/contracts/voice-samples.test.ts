import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoogleTts } from '../../local/google-tts/index.ts';
import { createVoiceSamples } from '../../scripts/voices/voice-samples.ts';
import { readWav } from '../../src/generate-audio/sound/wav.ts';

let folder: string;
let speech: Awaited<ReturnType<typeof startGoogleTts>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-samples-'));
  speech = await startGoogleTts();
});
afterAll(async () => {
  await speech.close();
  await rm(folder, { recursive: true, force: true });
});

const samples = (speechEndpoint = speech.endpoint) =>
  createVoiceSamples({ dataDir: folder, speechEndpoint, settings: () => ({}) });

const VOICE = { voice: 'en-US-Chirp3-HD-Charon', languageCode: 'en-US' };

it('has a voice say a sentence or two in the language, and speaks it once', async () => {
  const spoken = await samples().speak(VOICE);
  const sound = readWav(spoken);
  if ('problem' in sound) throw new Error(sound.problem);
  expect(sound.samples.length / 24_000).toBeGreaterThan(2);
  expect(sound.samples.length / 24_000).toBeLessThan(10);
  // Nobody answers there: what was spoken is kept.
  const again = await samples('http://127.0.0.1:9').speak(VOICE);
  expect(Buffer.from(again).equals(Buffer.from(spoken))).toBe(true);
  expect(await readdir(join(folder, 'voice-samples'))).toHaveLength(1);
});

it('speaks another language with another voice', async () => {
  const spoken = await samples().speak({ voice: 'de-DE-Chirp3-HD-Kore', languageCode: 'de-DE' });
  expect('problem' in readWav(spoken)).toBe(false);
  expect(await readdir(join(folder, 'voice-samples'))).toHaveLength(2);
});

it('says why there is no sample', async () => {
  await expect(
    samples().speak({ voice: 'openai:alloy', languageCode: 'en-US' }),
  ).rejects.toMatchObject({ name: 'ConnectionRefused', retryable: false });
  await expect(
    samples('http://127.0.0.1:9').speak({ ...VOICE, voice: 'en-US-Chirp3-HD-Kore' }),
  ).rejects.toMatchObject({ name: 'SpeechUnavailable', retryable: true });
}, 60_000);

it('speaks by the settings of the moment', async () => {
  let settings = { GOOGLE_TTS_ENDPOINT: 'http://127.0.0.1:9' };
  const asked = createVoiceSamples({
    ...{ dataDir: folder, speechEndpoint: speech.endpoint },
    settings: () => settings,
  });
  const voice = { ...VOICE, voice: 'en-US-Chirp3-HD-Leda' };
  await expect(asked.speak(voice)).rejects.toMatchObject({ name: 'SpeechUnavailable' });
  settings = { GOOGLE_TTS_ENDPOINT: speech.endpoint };
  expect('problem' in readWav(await asked.speak(voice))).toBe(false);
}, 60_000);
