import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startGoogleTts } from '../../local/google-tts/index.ts';
import { type Fault, type OpenAi, startOpenAi } from '../../local/openai/index.ts';
import { createSoundDecoder } from '../../src/clients/ffmpeg/sound-decoder.ts';
import {
  createOpenAiSpeechSynthesizer,
  SPEECH_FORMATS,
} from '../../src/clients/openai/speech-synthesizer.ts';
import { createOpenAiVoiceCatalog } from '../../src/clients/openai/voice-catalog.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { planSegments } from '../../src/generate-audio/segments/plan-segments.ts';
import { readWav } from '../../src/generate-audio/sound/wav.ts';
import { systemClock } from '../../src/generate-audio/system-clock.ts';
import { aMonologue, aScript } from '../support/audio/a-script.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';
import { closedCircuit, inMemoryBudget } from '../support/audio/in-memory-provider.ts';
import { inMemoryCosts } from '../support/audio/in-memory-stores.ts';

const API_KEY = 'sk-loopback-0123456789';
const HELLO = {
  text: 'Hello from the other side of the wire.',
  voice: 'openai:alloy',
  languageCode: 'en-US',
};
const decoder = createSoundDecoder(FFMPEG.ffmpegPath);

let server: OpenAi;
beforeAll(async () => {
  server = await startOpenAi({ apiKey: API_KEY, models: ['tts-1'] });
});
afterEach(() => server.faults.clear());
afterAll(() => server?.close());

type Access = Parameters<typeof createOpenAiSpeechSynthesizer>[0];
const aSynthesizer = (changes: Partial<Access> = {}) =>
  createOpenAiSpeechSynthesizer(
    {
      ...{ endpoint: server.endpoint, apiKey: API_KEY, model: 'tts-1', format: 'wav' },
      ...changes,
    },
    decoder,
  );
const speak = (
  changes: Partial<typeof HELLO & { speakingRate: number }> = {},
  access: Partial<Access> = {},
  options: { deadlineMs?: number; signal?: AbortSignal } = {},
) => aSynthesizer(access).synthesize({ ...HELLO, ...changes }, { deadlineMs: 20_000, ...options });

const secondsOf = (wav: Uint8Array): number => {
  const sound = readWav(wav);
  if ('problem' in sound) throw new Error(sound.problem);
  expect(sound.sampleRateHertz).toBe(24_000);
  return sound.samples.length / sound.sampleRateHertz;
};

describe('the client of OpenAI-compatible speech', () => {
  it.each(SPEECH_FORMATS)('makes a WAV file at 24 kHz of %s', async (format) => {
    const seconds = secondsOf(await speak({}, { format }));
    expect(seconds).toBeGreaterThan(1.5);
    expect(seconds).toBeLessThan(4);
  });

  it('decodes what a server answers, whatever it was asked for', async () => {
    const mp3 = await fetch(`${server.endpoint}/v1/audio/speech`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'tts-1', input: HELLO.text, voice: 'alloy' }),
    }).then((response) => response.arrayBuffer());
    const stubborn = createServer((_, response) => response.end(Buffer.from(mp3)));
    await new Promise<void>((resolve) => stubborn.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(stubborn.address() as AddressInfo).port}`;
    expect(secondsOf(await speak({}, { endpoint, format: 'wav' }))).toBeGreaterThan(1.5);
    await new Promise((resolve) => stubborn.close(resolve));
  });

  it('sends the model, the voice’s own name and the pace', async () => {
    const usual = secondsOf(await speak());
    const slow = secondsOf(await speak({ speakingRate: 0.5 }));
    expect(slow / usual).toBeCloseTo(2, 1);
    expect(server.calls.at(-1)?.body).toEqual({
      ...{ model: 'tts-1', input: HELLO.text, voice: 'alloy' },
      ...{ response_format: 'wav', speed: 0.5 },
    });
  });

  it.each<[string, Fault]>([
    ['busy', { kind: 'status', status: 503 }],
    ['asked too often', { kind: 'status', status: 429, code: 'rate_limit_exceeded' }],
    ['failing', { kind: 'status', status: 500 }],
    ['cut off', { kind: 'cut' }],
    ['gone', { kind: 'drop' }],
  ])('calls once and leaves the retry to its caller: %s', async (_, fault) => {
    const before = server.calls.length;
    server.faults.add(fault);
    await expect(speak()).rejects.toMatchObject({ name: 'SpeechUnavailable', retryable: true });
    expect(server.calls.length - before).toBe(1);
  });

  it('hears how long to wait', async () => {
    server.faults.add({ kind: 'status', status: 429, retryAfterSeconds: 7 });
    await expect(speak()).rejects.toMatchObject({ retryAfterMs: 7000 });
  });

  it('does not wait beyond its deadline, and ends a call that nobody needs', async () => {
    server.faults.add({ kind: 'delay', ms: 60_000, times: 2 });
    await expect(speak({}, {}, { deadlineMs: 100 })).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      message: expect.stringContaining('did not answer within 100 ms'),
    });
    const needed = new AbortController();
    const call = speak({}, {}, { signal: needed.signal });
    needed.abort();
    await expect(call).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      message: expect.stringContaining('cancelled'),
    });
  });

  it.each([
    ['a wrong key', {}, { apiKey: 'sk-wrong-987' }, false, /answered 401.*OPENAI_SPEECH_API_KEY/],
    ['an unknown model', {}, { model: 'tts-9' }, false, /404.*`tts-9` does not exist/],
    ['an unknown voice', { voice: 'openai:nobody' }, {}, true, /speak as openai:nobody.*no voice/],
  ] as const)('is refused for good: %s', async (_, request, access, isOfRequest, message) => {
    const error = await speak(request, access).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SpeechRefused', retryable: false, isOfRequest });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('sk-');
  });

  it('knows an empty purse from a busy minute', async () => {
    server.faults.add({ kind: 'status', status: 429, code: 'insufficient_quota' });
    await expect(speak()).rejects.toMatchObject({
      name: 'SpeechRefused',
      message: expect.stringContaining('left to spend'),
    });
  });

  it('knows a sentence that is too long', async () => {
    await expect(speak({ text: 'word '.repeat(900) })).rejects.toMatchObject({
      name: 'SentenceTooLong',
    });
  });

  it.each<Fault>([{ kind: 'wrong' }, { kind: 'rude' }, { kind: 'empty' }])(
    'hands over what is no sound, for its checker to say so: %j',
    async (fault) => {
      for (const format of ['wav', 'mp3'] as const) {
        server.faults.add(fault);
        expect(readWav(await speak({}, { format }))).toHaveProperty('problem');
      }
    },
  );
});

describe('the voices of an endpoint', () => {
  const access = () => ({ endpoint: server.endpoint, apiKey: API_KEY });

  it('are what it lists, by the language that their names say', async () => {
    const voices = await createOpenAiVoiceCatalog(access()).list('en');
    expect(voices).toContainEqual({ name: 'openai:alloy', languageCodes: ['en'], gender: null });
    expect(voices).toContainEqual({
      name: 'openai:bm_george',
      languageCodes: ['en-GB'],
      gender: 'male',
    });
    expect(voices.map(({ name }) => name)).not.toContain('openai:de_DE-thorsten-high');
    const german = await createOpenAiVoiceCatalog(access()).list('de');
    expect(german).toContainEqual({
      name: 'openai:de_DE-thorsten-high',
      languageCodes: ['de-DE'],
      gender: null,
    });
  });

  it('are those that the stage names, and the endpoint isn’t asked', async () => {
    const before = server.calls.length;
    const catalog = createOpenAiVoiceCatalog({ ...access(), voices: ['nova', 'a voice'] });
    expect((await catalog.list('he')).map(({ name }) => name)).toEqual(['openai:nova']);
    expect(server.calls.length).toBe(before);
  });

  it('have to be named where the endpoint doesn’t list them', async () => {
    const silent = await startOpenAi({ listsVoices: false });
    const list = createOpenAiVoiceCatalog({ endpoint: silent.endpoint }).list('en');
    await expect(list).rejects.toThrow(/Name them in OPENAI_SPEECH_VOICES/);
    await silent.close();
  });

  it('are out of reach for a while when nobody listens', async () => {
    const list = createOpenAiVoiceCatalog({ endpoint: 'http://127.0.0.1:1' }).list('en');
    await expect(list).rejects.toMatchObject({ name: 'SpeechUnavailable' });
  });
});

describe('an episode with two providers', () => {
  it('is spoken by each voice’s own, and its cost is told apart', async () => {
    const google = await startGoogleTts();
    const costs = inMemoryCosts();
    const script = aScript();
    const [host, ...others] = script.speakers;
    const mixed = { ...script, speakers: [{ ...host!, voice: 'openai:nova' }, ...others] };
    const endpoint = { name: 'openai-compatible', endpoint: server.endpoint, model: 'tts-1' };
    const before = server.calls.length;
    const { output } = await runGenerateAudio(google.endpoint, mixed, {
      openCosts: createCosts(costs, randomUUID),
      speechEndpoint: {
        ...endpoint,
        synthesizer: aSynthesizer(),
        speechConcurrency: 2,
        budget: inMemoryBudget(200, systemClock),
        circuit: closedCircuit(),
      },
    });
    const planned = planSegments(mixed, { endpoint });
    const ofEndpoint = planned.filter(({ voice }) => voice === 'openai:nova').length;
    expect(ofEndpoint).toBeGreaterThan(0);
    expect(server.calls.length - before).toBe(ofEndpoint);
    expect(google.calls).toHaveLength(planned.length - ofEndpoint);
    expect(output.segments.spoken).toBe(planned.length);
    const items = [...costs.reports.values()].flatMap((report) => report.items);
    expect(new Set(items.map(({ provider, product }) => `${provider} ${product}`))).toEqual(
      new Set(['google-tts Chirp3-HD', 'openai-compatible tts-1']),
    );
    await google.close();
  }, 300_000);

  it('says what is missing where the stage has no endpoint', async () => {
    const script = aMonologue('Hello there, everybody.');
    const mine = {
      ...script,
      speakers: script.speakers.map((each) => ({ ...each, voice: 'openai:nova' })),
    };
    await expect(runGenerateAudio('http://127.0.0.1:1', mine)).rejects.toThrow(
      /Set OPENAI_SPEECH_ENDPOINT, or choose another voice/,
    );
  });

  it('speaks again what another model or endpoint would say', () => {
    const keyBy = (endpoint: string, model: string, voice = 'openai:nova') => {
      const script = aMonologue('Same.');
      const speakers = script.speakers.map((each) => ({ ...each, voice }));
      return planSegments({ ...script, speakers }, { endpoint: { endpoint, model } })[0]?.key;
    };
    const keys = [
      keyBy('http://a.example', 'tts-1'),
      keyBy('http://a.example', 'tts-1-hd'),
      keyBy('http://b.example', 'tts-1'),
    ];
    expect(new Set(keys).size).toBe(3);
    const google = 'en-US-Chirp3-HD-Kore';
    expect(keyBy('http://a.example', 'x', google)).toBe(keyBy('http://b.example', 'y', google));
  });
});
