import { existsSync } from 'node:fs';
import { TextToSpeechClient } from '@google-cloud/text-to-speech';
import { GoogleAuth, googleAuthLibrary, grpc } from 'google-gax';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { createGoogleSpeechSynthesizer } from '../../src/clients/google-tts/google-speech-synthesizer.ts';
import { createGoogleVoiceCatalog } from '../../src/clients/google-tts/google-voice-catalog.ts';
import { StepcastError } from '../../src/errors/stepcast-error.ts';
import type { SpeechRequest } from '../../src/generate-audio/provider/speech-synthesizer.ts';
import { readWav } from '../../src/generate-audio/sound/wav.ts';

const HELLO = {
  text: 'Hello from the other side of the wire.',
  voice: 'en-US-Chirp3-HD-Kore',
  languageCode: 'en-US',
};

/** An optional package: without it the server speaks English alone. */
const hasEspeak = existsSync(new URL('../../node_modules/espeak-ng', import.meta.url));

let server: GoogleTts;
let synthesizer: ReturnType<typeof createGoogleSpeechSynthesizer>;

beforeAll(async () => {
  server = await startGoogleTts({ control: true });
  synthesizer = createGoogleSpeechSynthesizer({ endpoint: server.endpoint });
});
afterEach(() => server.faults.clear());
afterAll(async () => {
  await synthesizer?.close();
  await server?.close();
});

const speak = (changes: Partial<SpeechRequest> = {}, deadlineMs = 20_000) =>
  synthesizer.synthesize({ ...HELLO, ...changes }, { deadlineMs });

describe("Google's client", () => {
  it('answers speech of a plausible length at 24 kHz', async () => {
    const sound = readWav(await speak());
    expect(sound).toMatchObject({ sampleRateHertz: 24_000 });
    const seconds = 'samples' in sound ? sound.samples.length / sound.sampleRateHertz : 0;
    expect(seconds).toBeGreaterThan(1.5);
    expect(seconds).toBeLessThan(4);
  });

  it('speaks with two clearly different voices, and each the same way every time', async () => {
    const [kore, again, charon] = await Promise.all([
      speak(),
      speak(),
      speak({ voice: 'en-US-Chirp3-HD-Charon' }),
    ]);
    expect(Buffer.compare(kore, again)).toBe(0);
    expect(Buffer.compare(kore, charon)).not.toBe(0);
  });

  it.skipIf(!hasEspeak)('speaks other languages', async () => {
    const [hebrew, russian] = await Promise.all([
      speak({
        text: 'שלום לכולם, ובוקר טוב.',
        voice: 'he-IL-Chirp3-HD-Kore',
        languageCode: 'he-IL',
      }),
      speak({ text: 'Доброе утро.', voice: 'ru-RU-Chirp3-HD-Puck', languageCode: 'ru-RU' }),
    ]);
    expect(readWav(hebrew)).toMatchObject({ sampleRateHertz: 24_000 });
    expect(Math.min(hebrew.length, russian.length)).toBeGreaterThan(24_000);
  });

  it('is heard at the pace that was asked for, and a pitch takes no time', async () => {
    const voice = 'en-US-Neural2-C';
    const seconds = async (changes: Partial<SpeechRequest>) => {
      const sound = readWav(await speak({ voice, ...changes }));
      return 'samples' in sound ? sound.samples.length / sound.sampleRateHertz : 0;
    };
    const usual = await seconds({});
    expect((await seconds({ speakingRate: 0.5 })) / usual).toBeCloseTo(2, 1);
    expect((await seconds({ speakingRate: 2 })) / usual).toBeCloseTo(0.5, 1);
    expect((await seconds({ pitch: -4 })) / usual).toBeCloseTo(1, 1);
  });

  it.each<[string, Partial<SpeechRequest>]>([
    [
      'SSML',
      {
        voice: 'en-US-Neural2-C',
        marked: { ssml: '<speak>Hello <break time="1s"/> there.</speak>' },
      },
    ],
    ['markup', { marked: { markup: 'Hello [pause long] there.' } }],
  ])('sends pauses in %s in place of the words', async (_, changes) => {
    const sound = readWav(await speak({ text: 'Hello there.', ...changes }));
    if ('problem' in sound) throw new Error(sound.problem);
    const { samples, sampleRateHertz } = sound;
    let silent = 0;
    let longest = 0;
    for (const sample of samples) {
      silent = Math.abs(sample) < 0.002 ? silent + 1 : 0;
      longest = Math.max(longest, silent);
    }
    expect(longest / sampleRateHertz).toBeGreaterThanOrEqual(0.99);
  });

  it.each([
    ['a pitch that the voice lacks', { pitch: 2 }, /INVALID_ARGUMENT.*does not support pitch/],
    [
      'SSML that is none',
      { voice: 'en-US-Neural2-C', marked: { ssml: '<speak>Hello & goodbye.</speak>' } },
      /INVALID_ARGUMENT.*Invalid SSML/,
    ],
    ['an unknown voice', { voice: 'en-US-Chirp3-HD-Kora' }, /en-US-Chirp3-HD-Kora' does not exist/],
    ['a voice of another language', { languageCode: 'he-IL' }, /doesn't match the voice/],
    ['5,001 bytes', { text: `${'ш'.repeat(2500)}x` }, /limit of 5000 bytes/],
    ['no text', { text: '' }, /must be set/],
  ])('is refused for good: %s', async (_, changes, message) => {
    await expect(speak(changes)).rejects.toMatchObject({
      name: 'SpeechRefused',
      retryable: false,
      message: expect.stringMatching(message),
    });
  });

  it('may carry 5,000 bytes', async () => {
    server.faults.add({ kind: 'status', code: 'UNAVAILABLE' });
    await expect(speak({ text: 'ш'.repeat(2500) })).rejects.toMatchObject({
      name: 'SpeechUnavailable',
    });
  });

  it.each(['UNAVAILABLE', 'INTERNAL', 'RESOURCE_EXHAUSTED', 'ABORTED', 'UNKNOWN'] as const)(
    'calls once and leaves the retry to its caller: %s',
    async (code) => {
      const before = server.calls.length;
      server.faults.add({ kind: 'status', code });
      await expect(speak()).rejects.toMatchObject({ name: 'SpeechUnavailable', retryable: true });
      expect(server.calls.length - before).toBe(1);
    },
  );

  it.each(['PERMISSION_DENIED', 'UNAUTHENTICATED', 'FAILED_PRECONDITION'] as const)(
    'takes no for an answer: %s',
    async (code) => {
      server.faults.add({ kind: 'status', code });
      await expect(speak()).rejects.toMatchObject({
        name: 'SpeechRefused',
        message: expect.stringContaining(code),
      });
    },
  );

  it("hears how long to wait from gRPC's RetryInfo", async () => {
    server.faults.add({ kind: 'status', code: 'RESOURCE_EXHAUSTED', retryAfterMs: 2500 });
    await expect(speak()).rejects.toMatchObject({ retryAfterMs: 2500 });
  });

  it('does not wait beyond its deadline', async () => {
    server.faults.add({ kind: 'delay', ms: 60_000 });
    await expect(speak({}, 100)).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      message: expect.stringContaining('DEADLINE_EXCEEDED'),
    });
  });

  it('ends a call whose answer is not needed any more', async () => {
    server.faults.add({ kind: 'delay', ms: 60_000 });
    const before = server.calls.length;
    const needed = new AbortController();
    const call = synthesizer.synthesize(HELLO, { deadlineMs: 20_000, signal: needed.signal });
    const ended = expect(call).rejects.toMatchObject({
      name: 'SpeechUnavailable',
      message: expect.stringContaining('CANCELLED'),
    });
    while (server.calls.length === before) await new Promise((done) => setTimeout(done, 5));
    needed.abort();
    await ended;
    const late = synthesizer.synthesize(HELLO, { deadlineMs: 20_000, signal: needed.signal });
    await expect(late).rejects.toMatchObject({ message: expect.stringContaining('CANCELLED') });
  });

  it('recovers from a connection that is cut', async () => {
    server.faults.add({ kind: 'drop' });
    await expect(speak()).rejects.toMatchObject({ name: 'SpeechUnavailable' });
    expect((await speak()).length).toBeGreaterThan(10_000);
  });

  it('hands over what it got, even if it is nothing', async () => {
    server.faults.add({ kind: 'empty' }, { kind: 'header-only' });
    expect(await speak()).toHaveLength(0);
    expect(await speak()).toHaveLength(44);
  });

  it('says that nobody listens', async () => {
    const alone = createGoogleSpeechSynthesizer({ endpoint: 'http://127.0.0.1:1' });
    await expect(alone.synthesize(HELLO, { deadlineMs: 5000 })).rejects.toMatchObject({
      name: 'SpeechUnavailable',
    });
    await alone.close();
  });

  it('fails the call, not the process, when credentials cannot sign anything', async () => {
    const credentialsJson = JSON.stringify({ client_email: 'a@b.example', private_key: 'no key' });
    const wrong = createGoogleSpeechSynthesizer({
      endpoint: 'https://127.0.0.1:1',
      credentialsJson,
    });
    await expect(wrong.synthesize(HELLO, { deadlineMs: 5000 })).rejects.toBeInstanceOf(
      StepcastError,
    );
    await wrong.close();
  });

  it('says what is wrong with its credentials without quoting them', () => {
    const create = () =>
      createGoogleSpeechSynthesizer({
        endpoint: 'https://x.example',
        credentialsJson: '{"secret":1}',
      });
    expect(create).toThrow(/GOOGLE_CREDENTIALS_JSON is not a service account key file/);
    expect(create).not.toThrow(/secret/);
  });
});

describe('the rest of the service', () => {
  const withClient = async <T>(use: (client: TextToSpeechClient) => Promise<T>): Promise<T> => {
    const client = new TextToSpeechClient({
      apiEndpoint: '127.0.0.1',
      port: Number(new URL(server.endpoint).port),
      sslCreds: grpc.credentials.createInsecure(),
      auth: new GoogleAuth({ authClient: new googleAuthLibrary.PassThroughClient() }),
      fallback: false,
    });
    return use(client).finally(() => client.close());
  };

  it('lists the voices of a language, and at least two of each gender', async () => {
    const voices = await withClient(async (client) => {
      const [answer] = await client.listVoices({ languageCode: 'he' });
      return answer.voices ?? [];
    });
    expect(new Set(voices.flatMap(({ languageCodes }) => languageCodes))).toEqual(
      new Set(['he-IL']),
    );
    for (const gender of ['FEMALE', 'MALE']) {
      expect(voices.filter(({ ssmlGender }) => ssmlGender === gender).length).toBeGreaterThan(1);
    }
  });

  it('says by name what it does not do', async () => {
    const error = await withClient(
      (client) =>
        new Promise((resolve) => {
          const stream = client.streamingSynthesize();
          stream.on('error', resolve).on('data', () => undefined);
          stream.end({ streamingConfig: { voice: { languageCode: 'en-US' } } });
        }),
    );
    expect(error).toMatchObject({
      code: grpc.status.UNIMPLEMENTED,
      details: 'StreamingSynthesize is not implemented.',
    });
  });
});

describe("Google's list of voices", () => {
  it('has names, languages and genders, and no voice that speaks only with a model', async () => {
    const catalog = createGoogleVoiceCatalog({ endpoint: server.endpoint });
    const voices = await catalog.list('he');
    expect(voices).toContainEqual({
      name: 'he-IL-Chirp3-HD-Kore',
      languageCodes: ['he-IL'],
      gender: 'female',
    });
    expect(voices.map(({ name }) => name)).not.toContain('Kore');
    await catalog.close();
  });

  it('is out of reach for a while when nobody listens', async () => {
    const alone = createGoogleVoiceCatalog({ endpoint: 'http://127.0.0.1:1' });
    await expect(alone.list('en')).rejects.toMatchObject({ name: 'SpeechUnavailable' });
    await alone.close();
  });
});

describe('the control page', () => {
  const control = (path: string, init?: RequestInit) => fetch(`${server.controlUrl}${path}`, init);

  it('takes faults from another process and shows the calls', async () => {
    const fault = { kind: 'status', code: 'INTERNAL', match: 'other side' };
    await control('/faults', { method: 'POST', body: JSON.stringify(fault) });
    await expect(speak()).rejects.toMatchObject({ name: 'SpeechUnavailable' });
    const calls = (await (await control('/calls')).json()) as unknown[];
    expect(calls.at(-1)).toEqual({ text: HELLO.text, voice: HELLO.voice, fault: 'status' });
  });

  it('refuses a fault that it does not know', async () => {
    const answer = await control('/faults', { method: 'POST', body: '{"kind":"hiccup"}' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('hiccup')]);
  });

  it('forgets faults when asked', async () => {
    await control('/faults', { method: 'POST', body: JSON.stringify([{ kind: 'empty' }]) });
    await control('/faults', { method: 'DELETE' });
    expect((await speak()).length).toBeGreaterThan(44);
  });
});

describe('startGoogleTts', () => {
  it('names the port that is in use', async () => {
    const { port } = new URL(server.endpoint);
    await expect(startGoogleTts({ port: Number(port) })).rejects.toThrow(
      `Google TTS can't listen on port ${port}`,
    );
  });
});
