import { describe, expect, it } from 'vitest';
import { type HistoryEvent, type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import { WriteScriptOutputSchema } from '../../src/write-script/task.ts';
import { ANSWERS, EPISODE_ID, PODCAST_ID, runEpisode } from '../support/episode-machine.ts';

/** An eighth of what Step Functions carries from state to state. */
const MOST_BYTES = 32 * 1024;

// Three bytes each, as in Hindi or Chinese.
const text = (characters: number): string => 'क'.repeat(characters);

const pointer = (folder: string, type: string) => ({
  key: `podcasts/${PODCAST_ID}/${EPISODE_ID}/${folder}/${'f'.repeat(64)}.${type}`,
  versionId: 'v'.repeat(32),
  etag: `"${'e'.repeat(32)}-1000"`,
  sizeBytes: 2 ** 40,
});
const head = ({ etag, sizeBytes, versionId }: ReturnType<typeof pointer>): Json => ({
  ContentLength: sizeBytes,
  ETag: etag,
  VersionId: versionId,
});
const lambda = (payload: Json): Json => ({ StatusCode: 200, Payload: payload });

const content = pointer('content', 'json');
const audio = pointer('audio', 'mp3');
const usage = {
  provider: 'gemini',
  model: 'gemini-2.5-flash',
  inputTokens: 1_000_000,
  outputTokens: 100_000,
};
const written = {
  object: pointer('script', 'json'),
  coverage: pointer('coverage', 'json'),
  title: text(200),
  summary: text(1000),
  utterances: 2_000,
  characters: 200_000,
  writing: {
    writer: 'built-in' as const,
    fallback: {
      from: 'gemini' as const,
      why: 'answer-refused' as const,
      reasons: Array.from({ length: 8 }, () => text(300)),
    },
    usage: Array(4).fill(usage),
    builtInChapters: 99,
    doubts: Array.from({ length: 20 }, () => text(300)),
  },
};
const files = {
  transcript: pointer('transcript', 'vtt'),
  subtitles: pointer('transcript', 'srt'),
  chapters: pointer('chapters', 'json'),
  frames: pointer('frames', 'json'),
  picture: pointer('picture', 'jpg'),
};
const generated = {
  outcome: 'generated',
  audio,
  ...files,
  audioUrl: `https://${'m'.repeat(200)}/${audio.key}`,
  durationMs: 7_200_000,
  segments: { total: 4_000, spoken: 4_000, reused: 0 },
};
const opened = ANSWERS['OpenEpisode'] as { readonly ResponseBody: Record<string, Json> };

/** Every task answers with as much as it can. */
const LARGEST = {
  OpenEpisode: [
    {
      ...opened,
      ResponseBody: {
        ...opened.ResponseBody,
        outputs: { content, script: written.object, audio, ...files },
      },
    },
  ],
  CollectContent: [lambda({ outcome: 'collected', object: content, messages: 100_000 })],
  VerifyContent: [head(content)],
  WriteScript: [lambda(written)],
  WriteScriptWithoutModel: [lambda(written)],
  GenerateAudio: [lambda(generated)],
  VerifyAudio: [head(audio)],
};

const SIZED = ['input', 'output', 'parameters', 'assignedVariables'];

/** What is handed on in an event, by its name and size, where it is more than may be. */
const tooLarge = (events: readonly HistoryEvent[]) =>
  events.flatMap((event) =>
    Object.values(event).flatMap((details) =>
      typeof details !== 'object' || details === null
        ? []
        : Object.entries(details).flatMap(([name, value]) => {
            const size = Buffer.byteLength(
              typeof value === 'string' ? value : JSON.stringify(value),
            );
            return SIZED.includes(name) && size >= MOST_BYTES
              ? [`${JSON.stringify(details).slice(0, 80)} ${name}: ${size}`]
              : [];
          }),
    ),
  );

describe('what the states of an episode hand on stays below 32 KB', () => {
  it('a script as the largest that its schema takes is the largest here', () => {
    expect(WriteScriptOutputSchema.safeParse(written).success).toBe(true);
    const { writing } = written;
    for (const larger of [
      { ...written, title: text(201) },
      { ...written, summary: text(1001) },
      {
        ...written,
        writing: { ...writing, fallback: { ...writing.fallback, reasons: [text(301)] } },
      },
      {
        ...written,
        writing: { ...writing, fallback: { ...writing.fallback, reasons: Array(9).fill('a') } },
      },
      { ...written, writing: { ...writing, usage: Array(5).fill(usage) } },
      { ...written, writing: { ...writing, doubts: Array(21).fill('a') } },
    ]) {
      expect(WriteScriptOutputSchema.safeParse(larger).success).toBe(false);
    }
  });

  it('for an episode of which everything is as large as can be', async () => {
    const run = await runEpisode(LARGEST);
    expect(run.result.status).toBe('SUCCEEDED');
    expect(tooLarge(run.events)).toEqual([]);
    // A state that carries content is found: the largest is of the script's description.
    const sizes = run.events.map((event) => Buffer.byteLength(JSON.stringify(event)));
    expect(Math.max(...sizes)).toBeGreaterThan(10_000);
  });

  it('for one that is spoken again with an edited script', async () => {
    const script = { object: written.object, title: text(200), summary: text(1000) };
    const run = await runEpisode(LARGEST, { from: 'audio', script });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(tooLarge(run.events)).toEqual([]);
  });

  it('for one whose language model is away, and one that fails, with a stack of thirty lines', async () => {
    const trace = Array.from(
      { length: 30 },
      (_, i) => `    at ${'f'.repeat(100)} (index.mjs:${i})`,
    );
    const cause = JSON.stringify({ errorType: 'X', errorMessage: text(2000), trace });
    const away = await runEpisode({
      ...LARGEST,
      WriteScript: [new TaskFailed('ModelUnavailable', cause)],
    });
    expect(away.result.status).toBe('SUCCEEDED');
    expect(tooLarge(away.events)).toEqual([]);
    const failed = await runEpisode({ ...LARGEST, GenerateAudio: [new TaskFailed('X', cause)] });
    expect(failed.result.status).toBe('FAILED');
    expect(tooLarge(failed.events)).toEqual([]);
  });
});
