import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Fault, type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { createAudioMeter } from '../../src/clients/ffmpeg/audio-meter.ts';
import { createGoogleSpeechSynthesizer } from '../../src/clients/google-tts/google-speech-synthesizer.ts';
import { BudgetSpent } from '../../src/cost/monthly-caps.ts';
import { createCosts } from '../../src/cost/record-costs.ts';
import { ChaptersSchema } from '../../src/episode/chapters.ts';
import { MAX_TRIES } from '../../src/generate-audio/provider/call-synthesizer.ts';
import type { SpeechSynthesizer } from '../../src/generate-audio/provider/speech-synthesizer.ts';
import { systemClock } from '../../src/generate-audio/system-clock.ts';
import { createWhileOwned } from '../../src/runtime/while-owned.ts';
import { aMonologue, aScript } from '../support/audio/a-script.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';
import {
  inMemoryCosts,
  inMemoryEpisode,
  inMemoryObjects,
} from '../support/audio/in-memory-stores.ts';
import { instantClock } from '../support/audio/instant-clock.ts';

const LINES = Array.from(
  { length: 8 },
  (_, i) => `This is line number ${i + 1}, and it says something of some length about the library.`,
);
/** Speaks for about eleven seconds: long enough to fade. */
const LONG_LINE = `${LINES[0]} ${LINES[1]}`;

let server: GoogleTts;
beforeAll(async () => {
  server = await startGoogleTts();
});
afterEach(() => {
  server.faults.clear();
});
afterAll(() => server?.close());

const countCalls = async <T>(run: () => Promise<T>) => {
  const before = server.calls.length;
  const result = await run().catch((error: unknown) => ({ error }));
  return { result, calls: server.calls.length - before };
};
const keysBelow = (objects: ReturnType<typeof inMemoryObjects>, prefix: string) =>
  [...objects.contents.keys()].filter((key) => key.startsWith(prefix));

describe('generateAudio', () => {
  it('makes an episode with its transcript and chapters, and tells its progress', async () => {
    const episodes = inMemoryEpisode();
    const { output, bytes } = await runGenerateAudio(server.endpoint, aScript(), { episodes });
    const transcript = Buffer.from(bytes(output.transcript.key)).toString();
    expect(transcript).toMatch(/^WEBVTT\n\n1\n00:00:00\.000 --> .*\n<v Host>Good morning/);
    expect(transcript).toContain('<v Guest>We read the channel');
    const { chapters } = ChaptersSchema.parse(
      JSON.parse(Buffer.from(bytes(output.chapters.key)).toString()),
    );
    expect(chapters.map(({ title }) => title)).toEqual(['Welcome', 'A new library']);
    expect(chapters.at(-1)?.endTime).toBeCloseTo(output.durationMs / 1000, 2);
    expect(output.audio.sizeBytes).toBeCloseTo((output.durationMs / 1000) * 12_000, -4);
    expect(output.audioUrl).toBe(`http://media.example/${output.audio.key}`);
    expect(output.segments).toEqual({ total: 3, spoken: 3, reused: 0 });
    expect(episodes.progress.at(-1)).toEqual([3, 3]);
  });

  it('is as loud as podcasts are, and says what it is in its tags', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audio-generation-'));
    try {
      const path = join(folder, 'episode.mp3');
      const { output, bytes } = await runGenerateAudio(server.endpoint, aScript());
      await writeFile(path, bytes(output.audio.key));
      const { integratedLufs, truePeakDbtp } = await createAudioMeter(FFMPEG).measure(path);
      expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(1);
      expect(truePeakDbtp).toBeLessThanOrEqual(-1);
      const probe = spawnSync(FFMPEG.ffprobePath, [
        ...['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', path],
      ]);
      expect(JSON.parse(probe.stdout.toString())).toMatchObject({
        format: {
          tags: { title: 'The week in review', album: 'Daily Digest', artist: 'The Desk' },
        },
        streams: [{ codec_name: 'mp3', sample_rate: '44100', channels: 1, bit_rate: '96000' }],
        chapters: [{ tags: { title: 'Welcome' } }, { tags: { title: 'A new library' } }],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('writes the same bytes for the same script, in another bucket too', async () => {
    const [first, second] = await Promise.all([
      runGenerateAudio(server.endpoint, aScript()),
      runGenerateAudio(server.endpoint, aScript(), { speechConcurrency: 1 }),
    ]);
    expect(second.output).toEqual(first.output);
  });

  it('pays nothing for a second run', async () => {
    const objects = inMemoryObjects();
    const first = await runGenerateAudio(server.endpoint, aScript(), { objects });
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aScript(), { objects }),
    );
    expect(calls).toBe(0);
    expect(result).toMatchObject({
      output: { audio: first.output.audio, segments: { total: 3, spoken: 0, reused: 3 } },
    });
  });

  it('takes twice as long at half the pace, and pays for the speaker alone whose options changed', async () => {
    const objects = inMemoryObjects();
    const cast = (host: object, guest: object) =>
      aScript({
        speakers: [
          { role: 'Host', voice: 'en-US-Neural2-C', ...host },
          { role: 'Guest', voice: 'en-US-Neural2-D', ...guest },
        ],
      });
    const usual = await runGenerateAudio(server.endpoint, cast({}, {}), { objects });
    const slow = await runGenerateAudio(
      server.endpoint,
      cast({ speakingRate: 0.5 }, { speakingRate: 0.5 }),
      { objects },
    );
    expect(slow.output.durationMs / usual.output.durationMs).toBeGreaterThan(1.7);
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, cast({}, { pitch: 2 }), { objects }),
    );
    expect([calls, result]).toMatchObject([1, { output: { segments: { total: 3, reused: 2 } } }]);
  });

  it('says words of a post that look like instructions, and shows what was written', async () => {
    const text = 'He wrote: "<break time=\'9s\'/> [pause long] & so on." We went on.';
    const { output, bytes } = await runGenerateAudio(server.endpoint, aMonologue(text));
    expect(server.calls.at(-1)?.text).toBe(
      'He wrote: [pause short] "<break time=\'9s\'/> (pause long) & so on." [pause short] We went on.',
    );
    const transcript = Buffer.from(bytes(output.transcript.key)).toString();
    expect(transcript.replace(/\s+/g, ' ')).toContain('[pause long] &amp; so on');
    expect(output.durationMs).toBeLessThan(15_000);
  });

  it('pays for one line when one line is edited, and once for words said twice', async () => {
    const objects = inMemoryObjects();
    await runGenerateAudio(server.endpoint, aMonologue(...LINES), { objects });
    const edited = LINES.with(3, 'This line is another one now.');
    const { calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...edited, edited[3]!), { objects }),
    );
    expect(calls).toBe(1);
  });

  it('pays only for what is missing after a crash', async () => {
    const objects = inMemoryObjects();
    server.faults.add({ kind: 'status', code: 'PERMISSION_DENIED', match: 'number 7' });
    const crashed = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...LINES), { objects, speechConcurrency: 2 }),
    );
    expect(crashed.result).toMatchObject({ error: { name: 'SpeechRefused' } });
    const stored = keysBelow(objects, 'segments/').length;
    expect(stored).toBeGreaterThanOrEqual(6);
    expect(keysBelow(objects, 'podcasts/')).toEqual([]);
    const resumed = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...LINES), { objects }),
    );
    expect(resumed.calls).toBe(LINES.length - stored);
    expect(resumed.result).toMatchObject({ output: { segments: { reused: stored } } });
  });
});

describe('what an episode costs', () => {
  const aLine = 'Ten words, and one of them is called Łódź.';
  const run = async (options: Parameters<typeof runGenerateAudio>[2] = {}) => {
    const costs = inMemoryCosts();
    const openCosts = createCosts(costs, randomUUID);
    const run = await runGenerateAudio(server.endpoint, aMonologue(aLine), {
      ...{ openCosts, ...options },
    }).catch((error: unknown) => ({ error }));
    const items = [...costs.reports.values()].flatMap((report) => report.items);
    return { run, items };
  };
  const characters = (quantity: number) => [
    { provider: 'google-tts', product: 'Chirp3-HD', unit: 'characters', quantity },
  ];

  it('is the characters that were answered, and nothing for what is spoken already', async () => {
    const objects = inMemoryObjects();
    expect((await run({ objects })).items).toMatchObject(characters([...aLine].length));
    expect((await run({ objects })).items).toEqual([]);
  });

  it('is asked for before the first word, by what each voice is paid as, and not where all is spoken', async () => {
    const objects = inMemoryObjects();
    const asked: unknown[] = [];
    const held = await run({
      objects,
      async beginPaying(attempt, products) {
        asked.push(attempt.execution, products);
        throw new BudgetSpent('It cost $10 of $10.');
      },
    });
    expect(held).toMatchObject({ run: { error: { name: 'BudgetSpent' } }, items: [] });
    expect(asked).toEqual([expect.any(String), [{ provider: 'google-tts', product: 'Chirp3-HD' }]]);
    await run({ objects });
    const spent = async () => {
      throw new BudgetSpent('It cost $10 of $10.');
    };
    const again = await run({
      objects,
      beginPaying: async (_, products) => {
        if (products.length > 0) await spent();
      },
    });
    expect(again).toMatchObject({ run: { output: { segments: { reused: 1, spoken: 0 } } } });
  });

  it('counts sound that is refused, and no call that fails', async () => {
    server.faults.add({ kind: 'status', code: 'UNAVAILABLE' }, { kind: 'truncated' });
    expect((await run({ clock: instantClock() })).items).toMatchObject(
      characters(2 * [...aLine].length),
    );
  });

  it('counts what a run was answered that fails in the end', async () => {
    server.faults.add({ kind: 'header-only', times: 2 });
    const failed = await run();
    expect(failed.run).toMatchObject({ error: { name: 'SegmentRejected' } });
    expect(failed.items).toMatchObject(characters(2 * [...aLine].length));
  });

  it('does not fail the episode when it cannot be recorded, and is told in the log', async () => {
    const away = { record: () => Promise.reject(new Error('the database is away')) };
    const { run: made } = await run({ openCosts: createCosts(away, randomUUID) });
    expect(made).toMatchObject({ output: { outcome: 'generated' } });
    const { lines } = made as { lines: string[] };
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        items: [expect.objectContaining({ usd: 0.00126 })],
      }),
    );
  });
});

describe('a crash at segment 59 of 60', () => {
  it('costs at most the calls that were under way', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `Line number ${i + 1} is short.`);
    const objects = inMemoryObjects();
    const speechConcurrency = 4;
    server.faults.add({ kind: 'status', code: 'PERMISSION_DENIED', match: 'number 59 ' });
    const crashed = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...lines), { objects, speechConcurrency }),
    );
    expect(crashed.result).toMatchObject({ error: { name: 'SpeechRefused' } });
    const again = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...lines), { objects, speechConcurrency }),
    );
    expect(again.result).toMatchObject({ output: { segments: { total: 60 } } });
    expect(again.calls).toBeLessThanOrEqual(speechConcurrency);
  });
});

describe('a provider that misbehaves', () => {
  const FAULTS: readonly Fault[] = [
    { kind: 'empty' },
    { kind: 'header-only' },
    { kind: 'truncated' },
    { kind: 'silence', seconds: 11 },
    { kind: 'silence', seconds: 655 },
    { kind: 'gap', seconds: 5 },
    { kind: 'fading' },
    { kind: 'quiet' },
  ];
  /** The audio that a provider without a fault makes; it has no hole. */
  let wholeLine: unknown;
  let wholeScript: unknown;
  beforeAll(async () => {
    wholeLine = (await runGenerateAudio(server.endpoint, aMonologue(LONG_LINE))).output.audio;
    wholeScript = (await runGenerateAudio(server.endpoint, aScript())).output.audio;
  });

  it.each(FAULTS)('is asked once more after %o', async (fault) => {
    server.faults.add(fault);
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(LONG_LINE), { clock: instantClock() }),
    );
    expect(result).toMatchObject({ output: { audio: wholeLine, segments: { spoken: 1 } } });
    expect(calls).toBe(2);
  });

  it.each(FAULTS)(
    'fails the episode by name after %o twice, and nothing is kept',
    async (fault) => {
      server.faults.add({ ...fault, times: 2 });
      const objects = inMemoryObjects();
      const { result, calls } = await countCalls(() =>
        runGenerateAudio(server.endpoint, aMonologue(LONG_LINE), {
          objects,
          clock: instantClock(),
        }),
      );
      expect(result).toMatchObject({
        error: {
          name: 'SegmentRejected',
          message: expect.stringContaining('chapter 1, utterance 1'),
        },
      });
      expect(calls).toBe(2);
      expect(keysBelow(objects, '')).toEqual([expect.stringMatching(/^script\//)]);
    },
  );

  it('has time to recover: the second try comes after a while, the next run some minutes later', async () => {
    const clock = instantClock();
    server.faults.add({ kind: 'empty', times: 4 });
    const run = (refusedRuns: number) =>
      countCalls(() =>
        runGenerateAudio(server.endpoint, aMonologue(LONG_LINE), { clock, refusedRuns }),
      );
    const outcome = 'segments_refused';
    expect((await run(0)).result).toMatchObject({ error: { outcome, waitSeconds: 120 } });
    expect(clock.waits).toEqual([2000]);
    expect((await run(1)).result).toMatchObject({ error: { outcome, waitSeconds: 300 } });
    expect(await run(2)).toMatchObject({ result: { output: { audio: wholeLine } }, calls: 1 });
  });

  it('loses one post of many, which the episode says', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) => `Line number ${i + 1} is of the usual length.`,
    );
    const episodes = inMemoryEpisode();
    const options = { clock: instantClock(), episodes };
    server.faults.add({ kind: 'header-only', match: 'number 7 ', times: 2 });
    const made = await runGenerateAudio(server.endpoint, aMonologue(...lines), options);
    expect(made.output.segments).toMatchObject({ total: 11 });
    expect(new TextDecoder().decode(made.bytes(made.output.transcript.key))).not.toContain(
      'number 7',
    );
    expect(episodes.warnings).toEqual([
      [{ name: 'SegmentRejected', message: expect.stringContaining('utterance 7, 8 words') }],
    ]);
  });

  it('loses a line that Google refuses for good, and no more than a tenth', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) => `Line number ${i + 1} is of the usual length.`,
    );
    const options = { clock: instantClock(), refusedRuns: 0 };
    const refusal = {
      kind: 'status',
      code: 'INVALID_ARGUMENT',
      message: 'Text is harmful.',
    } as const;
    server.faults.add({ ...refusal, match: 'number 7 ' });
    const made = await runGenerateAudio(server.endpoint, aMonologue(...lines), options);
    expect(made.output.segments).toMatchObject({ total: 11 });
    server.faults.add({ ...refusal, match: 'number 7 ' }, { ...refusal, match: 'number 8 ' });
    await expect(
      runGenerateAudio(server.endpoint, aMonologue(...lines), options),
    ).rejects.toMatchObject({ name: 'SpeechRefused' });
  });

  it('is asked in parts for a sentence that it finds too long', async () => {
    const message =
      'This request contains sentences that are too long. To fix, split up long sentences.';
    server.faults.add({ kind: 'status', code: 'INVALID_ARGUMENT', message });
    const before = server.calls.length;
    const { output } = await runGenerateAudio(server.endpoint, aMonologue(LONG_LINE));
    const [whole, ...parts] = server.calls.slice(before).map(({ text }) => text);
    expect(whole).toBe(LONG_LINE);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(' ')).toBe(LONG_LINE);
    expect(output.segments).toMatchObject({ total: 1, spoken: 1 });
  });

  it('is left alone for as long as it asks', async () => {
    const clock = instantClock();
    server.faults.add({
      kind: 'status',
      code: 'RESOURCE_EXHAUSTED',
      retryAfterMs: 61_000,
      times: 3,
    });
    const { result } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aScript(), { clock, speechConcurrency: 1 }),
    );
    expect(result).toMatchObject({ output: { audio: wholeScript, segments: { spoken: 3 } } });
    expect(clock.now()).toBeGreaterThanOrEqual(3 * 61_000);
  });

  it('may refuse with 429 for a minute, without a word on how long', async () => {
    const clock = instantClock();
    const synthesizer = createGoogleSpeechSynthesizer({ endpoint: server.endpoint });
    const limited: SpeechSynthesizer = {
      synthesize(request, options) {
        if (clock.now() < 60_000) {
          server.faults.add({ kind: 'status', code: 'RESOURCE_EXHAUSTED' });
        }
        return synthesizer.synthesize(request, options);
      },
    };
    const objects = inMemoryObjects();
    let attempts = 0;
    let made: Awaited<ReturnType<typeof runGenerateAudio>> | undefined;
    while (!made && attempts < 5) {
      attempts++;
      made = await runGenerateAudio(server.endpoint, aScript(), {
        ...{ objects, clock, synthesizer: limited, speechConcurrency: 1, random: () => 0.5 },
      }).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'SpeechUnavailable', retryable: true });
        expect(keysBelow(objects, 'podcasts/')).toEqual([]);
        return undefined;
      });
    }
    expect(made).toMatchObject({ output: { audio: wholeScript, segments: { total: 3 } } });
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
    await synthesizer.close();
  });

  it('that asks for more patience than the function has is a wait, not a failure', async () => {
    server.faults.add({ kind: 'status', code: 'RESOURCE_EXHAUSTED', retryAfterMs: 1_200_000 });
    const episodes = inMemoryEpisode();
    const { result } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue('Hello there.'), { episodes }),
    );
    expect(result).toMatchObject({ error: { outcome: 'provider_busy', waitSeconds: 1200 } });
    expect(episodes.waits).toMatchObject([{ seconds: 1200 }]);
  });

  it('that answers nothing at all is given up by a deadline and asked again', async () => {
    const synthesizer = createGoogleSpeechSynthesizer({ endpoint: server.endpoint });
    // The deadline of a call is a minute; the test has less patience.
    const impatient: SpeechSynthesizer = {
      synthesize: (request, options) =>
        synthesizer.synthesize(request, { ...options, deadlineMs: 2000 }),
    };
    server.faults.add({ kind: 'delay', ms: 600_000, match: 'library' });
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aScript(), { synthesizer: impatient }),
    );
    expect(result).toMatchObject({ output: { audio: wholeScript, segments: { spoken: 3 } } });
    expect(calls).toBe(4);
    await synthesizer.close();
  });

  it('may answer 500 twice, or any other error for a while', async () => {
    server.faults.add(
      { kind: 'status', code: 'INTERNAL', times: 2 },
      { kind: 'status', code: 'UNAVAILABLE' },
      { kind: 'drop' },
    );
    const { result } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aScript(), { clock: instantClock(), speechConcurrency: 1 }),
    );
    expect(result).toMatchObject({ output: { audio: wholeScript, segments: { spoken: 3 } } });
  });

  it('that stays down is a transient failure of the task', async () => {
    server.faults.add({ kind: 'status', code: 'UNAVAILABLE', times: 100 });
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue('Hello there.'), { clock: instantClock() }),
    );
    expect(result).toMatchObject({ error: { name: 'SpeechUnavailable', retryable: true } });
    expect(calls).toBe(MAX_TRIES);
  });
});

describe('a run that has to stop', () => {
  it('stops paying when another execution has taken over', async () => {
    const stale = Object.assign(new Error('taken over'), { name: 'StaleExecution' });
    const episodes = {
      ...inMemoryEpisode(),
      reportProgress: () => Promise.reject(stale),
    };
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...LINES), { episodes }),
    );
    expect(result).toEqual({ error: stale });
    expect(calls).toBe(0);
  });

  it('ends the calls under way when its episode is cancelled, and keeps what was answered', async () => {
    const stale = Object.assign(new Error('cancelled'), { name: 'StaleExecution' });
    const objects = inMemoryObjects();
    const stored = () => keysBelow(objects, 'segments/').length;
    for (const match of ['number 3', 'number 7']) {
      server.faults.add({ kind: 'delay', ms: 600_000, match });
    }
    const google = createGoogleSpeechSynthesizer({ endpoint: server.endpoint });
    const failures: unknown[] = [];
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...LINES), {
        objects,
        synthesizer: {
          synthesize: (request, options) =>
            google.synthesize(request, options).catch((error: unknown) => {
              failures.push(error);
              throw error;
            }),
        },
        whileOwned: createWhileOwned({
          check: async () => {
            if (stored() === LINES.length - 2) throw stale;
          },
          sleep: (_ms, signal) => systemClock.sleep(20, signal),
        }),
      }),
    );
    expect(result).toEqual({ error: stale });
    expect(calls).toBe(LINES.length);
    const cancelled = expect.objectContaining({ message: expect.stringContaining('CANCELLED') });
    expect(failures).toEqual([cancelled, cancelled]);
    expect(stored()).toBe(LINES.length - 2);
    await google.close();
  });

  it('stops before the timeout with what it has stored', async () => {
    const objects = inMemoryObjects();
    let left = 46_000;
    const { result, calls } = await countCalls(() =>
      runGenerateAudio(server.endpoint, aMonologue(...LINES), {
        objects,
        speechConcurrency: 1,
        remainingMs: () => (left -= 500),
      }),
    );
    expect(result).toMatchObject({ error: { name: 'GenerationOutOfTime', retryable: true } });
    expect(calls).toBeGreaterThan(0);
    expect(keysBelow(objects, 'segments/')).toHaveLength(calls);
  });

  it('refuses a script that is none, and one without a word', async () => {
    const broken = { ...aScript(), chapters: [] };
    const mute = aMonologue('…', '!');
    for (const script of [broken, mute]) {
      await expect(runGenerateAudio(server.endpoint, script)).rejects.toMatchObject({
        name: 'InvalidScript',
        retryable: false,
      });
    }
  });
});
