import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error It has no types.
import { WebVTTParser } from 'webvtt-parser';
import { BUCKET } from '../../local/stack/index.ts';
import { readHistory } from '../../scripts/demo/follow-execution.ts';
import { type SavedFiles, saveFiles } from '../../scripts/demo/save-files.ts';
import { startEpisode } from '../../scripts/demo/start-episode.ts';
import { windowOf } from '../../scripts/demo/window-of.ts';
import { EpisodeStatusViewSchema } from '../../src/api/episode-status/schema.ts';
import { ChaptersSchema } from '../../src/episode/chapters.ts';
import { ContentSchema } from '../../src/episode/content.ts';
import { ScriptSchema } from '../../src/episode/script.ts';
import { parseCues } from '../../src/episode/transcript/cues.ts';
import { FFMPEG } from '../support/audio/generate.ts';
import { canRecognise, recognise, wordErrorRate, wordsOf } from '../support/recognise-speech.ts';
import {
  aShow,
  type EndedEpisode,
  endOf,
  startExecution,
  startTestStack,
  type TestStack,
} from '../support/stack.ts';
import { THE_WAY } from '../support/the-way.ts';

/** SPEECH_CONCURRENCY of the embedded stack. */
const CALLS_AT_ONCE = 8;
const MINUTES = 2;

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-episode-'));
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an episode that is started through the API', () => {
  let episode: EndedEpisode;
  let files: SavedFiles;
  const readJson = async (what: string) => JSON.parse(await readFile(files[what] ?? '', 'utf8'));

  beforeAll(async () => {
    const podcastId = await aShow(stack, MINUTES);
    const window = windowOf(stack.telegram.channels[0]?.messages ?? [], undefined, undefined);
    const started = await startEpisode(stack.api, { podcastId, window });
    episode = await endOf(stack, podcastId, started);
    const { outputs, published_at: publishedAt } = episode.row;
    files = await saveFiles(stack.s3, BUCKET, { podcastId, outputs, publishedAt }, folder);
  });

  it('is completed, with all that the row says of a completed episode', () => {
    expect(episode).toMatchObject({ status: 'SUCCEEDED', error: undefined });
    expect(episode.row).toMatchObject({
      status: 'completed',
      attempt: 1,
      execution: episode.episodeId,
      audio_url: expect.stringMatching(/^http:.*\.mp3$/),
      published_at: expect.any(String),
    });
    expect(episode.row.duration_ms).toBeGreaterThan(60_000);
  });

  it('has each state once in its history, in order, with its input and output', async () => {
    expect(episode.states.map(({ name }) => name)).toEqual(THE_WAY);
    const events = await readHistory(stack.stepFunctions, episode.executionArn);
    const entered = events.flatMap(({ stateEnteredEventDetails: d }) => (d ? [d] : []));
    const exited = events.flatMap(({ stateExitedEventDetails: d }) => (d ? [d] : []));
    expect(entered.map(({ name }) => name)).toEqual(THE_WAY);
    expect(exited.map(({ name }) => name)).toEqual(THE_WAY);
    for (const { input } of entered) expect(JSON.parse(input ?? '')).toBeTypeOf('object');
    for (const { output } of exited) expect(JSON.parse(output ?? '')).toBeTypeOf('object');
  });

  it('carries pointers alone: all that its states hand on stays below 32 KB', async () => {
    const events = await readHistory(stack.stepFunctions, episode.executionArn);
    const handedOn = events.map(({ stateExitedEventDetails: d }) => d?.output ?? '').join('');
    expect(Buffer.byteLength(handedOn)).toBeLessThan(32_768);
  });

  it('has files that keep to their schemas and tell of posts that exist', async () => {
    const content = ContentSchema.parse(await readJson('content'));
    const script = ScriptSchema.parse(await readJson('script'));
    ChaptersSchema.parse(await readJson('chapters'));
    const ids = new Set(
      Object.entries(content.results).flatMap(([channel, posts]) =>
        posts.map(({ id }) => `${channel}/${id}`),
      ),
    );
    const sources = script.chapters.flatMap((chapter) => chapter.sources);
    expect(sources.length).toBeGreaterThan(0);
    for (const { channel, messageId } of sources) expect(ids).toContain(`${channel}/${messageId}`);
  });

  it('can be heard by the address that the row and the feed give', async () => {
    const response = await fetch(episode.row.audio_url);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(bytes.byteLength).toBe(episode.row.outputs.audio.sizeBytes);
    const feed = await readFile(files['feed'] ?? '', 'utf8');
    expect(feed).toContain(`url="${episode.row.audio_url}"`);
    expect(feed).toContain(`length="${bytes.byteLength}"`);
  });

  it('answers with its timeline and its end by the status route', async () => {
    const response = await fetch(`${stack.api.url}/api/v1/episodes/${episode.episodeId}`, {
      headers: { 'x-api-key': stack.api.internalApiKey },
    });
    const status = (await response.json()) as { timeline: { status: string }[] };
    expect(status).toMatchObject({ status: 'completed', progress: 1, terminal: true, error: null });
    expect(status.timeline.map((entry) => entry.status)).toEqual([
      'pending',
      'content_collected',
      'processing',
      'completed',
    ]);
  });

  it('has cost what the provider was asked to speak, at list price', async () => {
    const response = await fetch(`${stack.api.url}/api/v1/episodes/${episode.episodeId}`, {
      headers: { 'x-api-key': stack.api.internalApiKey },
    });
    const { cost } = EpisodeStatusViewSchema.parse(await response.json());
    const characters = cost?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
    const asked = stack.speech.calls.reduce((sum, { text }) => sum + text.length, 0);
    expect(characters).toBeGreaterThan(500);
    expect(characters).toBeLessThanOrEqual(asked);
    expect(cost).toMatchObject({ isComplete: true, usd: cost?.attemptUsd });
    expect(cost?.usd).toBeCloseTo((characters * 30) / 1_000_000, 6);
  });

  it('is as loud as podcasts are, without a peak that would clip, to ffmpeg', () => {
    const filter = ['-af', 'ebur128=peak=true', '-f', 'null', '-'];
    const { stderr } = spawnSync(
      FFMPEG.ffmpegPath,
      ['-hide_banner', '-nostats', '-i', files['audio'] ?? '', ...filter],
      { encoding: 'utf8', maxBuffer: 1e9 },
    );
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    const figure = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
    expect(Math.abs(figure(/I:\s+(-?[\d.]+) LUFS/) + 16)).toBeLessThanOrEqual(1);
    expect(figure(/Peak:\s+(-?[\d.]+) dBFS/)).toBeLessThanOrEqual(-1);
  });

  it('carries its chapters in the file itself, to ffprobe', async () => {
    const { stdout } = spawnSync(
      FFMPEG.ffprobePath,
      ['-v', 'error', '-print_format', 'json', '-show_chapters', files['audio'] ?? ''],
      { encoding: 'utf8' },
    );
    const { chapters } = ChaptersSchema.parse(await readJson('chapters'));
    expect(chapters.length).toBeGreaterThanOrEqual(3);
    expect(
      JSON.parse(stdout).chapters.map((each: { start_time: string; tags: { title: string } }) => ({
        title: each.tags.title,
        startTime: Math.round(Number(each.start_time) * 1000) / 1000,
      })),
    ).toEqual(chapters.map(({ title, startTime }) => ({ title, startTime })));
  });

  it('lasts as long as its show asks for, give or take a fifth', () => {
    expect(episode.row.duration_ms).toBeGreaterThan(0.8 * MINUTES * 60_000);
    expect(episode.row.duration_ms).toBeLessThan(1.2 * MINUTES * 60_000);
  });

  it('has a transcript that a WebVTT parser reads, with every word of the script', async () => {
    const vtt = await readFile(files['transcript'] ?? '', 'utf8');
    const { cues, errors } = new WebVTTParser().parse(vtt, 'metadata');
    expect(errors).toEqual([]);
    const read = (cues as { text: string }[]).map(({ text }) => text.replace(/<[^>]+>/g, ''));
    const script = ScriptSchema.parse(await readJson('script'));
    const said = script.chapters.flatMap((chapter) => chapter.utterances.map(({ text }) => text));
    expect(read.join(' ').replace(/\s+/g, ' ')).toBe(said.join(' ').replace(/\s+/g, ' '));
  });

  it('says what its script says, to a speech recogniser', async (context) => {
    if (!(await canRecognise())) {
      if (process.env['STEPCAST_REQUIRE_RECOGNISER']) {
        throw new Error(
          "Debian's package pocketsphinx is not installed, but this run requires it.",
        );
      }
      context.skip("needs Debian's packages pocketsphinx and pocketsphinx-en-us");
    }
    // Its last minute, from a caption on: that the captions are the script is tested above.
    const cues = parseCues(await readFile(files['transcript'] ?? '', 'utf8'));
    const endMs = cues.at(-1)?.endMs ?? 0;
    const minute = cues.filter(({ startMs }) => startMs >= endMs - 60_000);
    const startMs = minute[0]?.startMs ?? 0;
    const said = wordsOf(minute.map(({ text }) => text).join(' '));
    expect(said.length).toBeGreaterThan(100);
    const heard = await recognise(files['audio'] ?? '', startMs / 1000, (endMs - startMs) / 1000);
    // Numbers and names are beyond the recogniser's dictionary; a wrong or garbled text reads above 1.
    expect(wordErrorRate(said, heard)).toBeLessThan(0.5);
    expect(wordErrorRate(said.toReversed(), heard)).toBeGreaterThan(0.8);
  });
});

describe('an episode that is made again', () => {
  it('costs nothing more when all it says is spoken already', async () => {
    const podcastId = await aShow(stack);
    const first = await endOf(stack, podcastId, await startExecution(stack, podcastId));
    const again = await endOf(
      stack,
      podcastId,
      await startExecution(stack, podcastId, {
        name: `${first.episodeId}-2`,
        episodeId: first.episodeId,
        trigger: 'retry',
        from: 'audio',
      }),
    );
    expect(again.row).toMatchObject({ status: 'completed', attempt: 2 });
    expect(again.row.metadata.cost).toEqual(first.row.metadata.cost);
    expect(first.row.metadata.cost).toMatchObject({ items: [{ attempt: 1 }] });
  });

  it('pays only for the missing segments after GenerateAudio was killed in the middle', async () => {
    const podcastId = await aShow(stack, 3);
    const before = stack.speech.calls.length;
    // Slow enough that no machine is through with it before it is looked at.
    stack.speech.faults.add({ kind: 'delay', ms: 1000, times: Number.POSITIVE_INFINITY });
    const started = await startExecution(stack, podcastId);
    const ended = endOf(stack, podcastId, started);
    const segmentsDone = async (): Promise<number> => {
      const { data } = await stack.database
        .from('episodes')
        .select('progress_done')
        .eq('id', started.episodeId)
        .maybeSingle();
      return data?.progress_done ?? 0;
    };
    // The machine calls a function that died once more, so it is killed twice.
    let running = true;
    ended.finally(() => {
      running = false;
    });
    let kept = 0;
    for (let kills = 0; kills < 2 && running; await sleep(10)) {
      const done = await segmentsDone();
      if (done < 3 * (kills + 1)) continue;
      const killed = stack.lambda.killRunning('generateAudio');
      if (killed > 0) kept = done;
      kills += killed;
    }
    const failed = await ended;
    stack.speech.faults.clear();
    expect(failed).toMatchObject({ status: 'FAILED' });
    expect(failed.row).toMatchObject({
      status: 'failed',
      metadata: { error: { state: 'GenerateAudio', name: failed.error } },
    });

    const paidBefore = stack.speech.calls.length;
    const again = await endOf(
      stack,
      podcastId,
      await startExecution(stack, podcastId, {
        name: `${started.episodeId}-2`,
        episodeId: started.episodeId,
        trigger: 'retry',
        from: 'audio',
      }),
    );
    expect(again.row).toMatchObject({ status: 'completed', attempt: 2 });
    const spoken = stack.speech.calls.map(({ text, voice }) => `${voice}: ${text}`);
    const all = new Set(spoken.slice(before)).size;
    const spokenAgain = new Set(spoken.slice(paidBefore)).size;
    expect(kept).toBeGreaterThanOrEqual(6);
    expect(spokenAgain).toBeLessThanOrEqual(again.row.progress_total - kept);
    // Only a call that was under way when its process died, or that lagged, is made twice.
    expect(spoken.length - before - all).toBeLessThanOrEqual(3 * CALLS_AT_ONCE);
  });

  it('answers a second live episode of the show with EpisodeAlreadyLive, without a row', async () => {
    const podcastId = await aShow(stack);
    const started = [
      await startExecution(stack, podcastId),
      await startExecution(stack, podcastId),
    ];
    // Which one opens its episode first isn't said.
    const ended = await Promise.all(started.map((each) => endOf(stack, podcastId, each)));
    const [first, second] = ended.toSorted(
      (a, b) => Number(a.row === null) - Number(b.row === null),
    );
    expect(first).toMatchObject({ status: 'SUCCEEDED' });
    expect(second).toMatchObject({ status: 'FAILED', error: 'EpisodeAlreadyLive', row: null });
  });

  it('is skipped when the window has no post', async () => {
    const podcastId = await aShow(stack);
    const window = { from: '2001-01-01T00:00:00Z', until: '2001-02-01T00:00:00Z' };
    const skipped = await endOf(
      stack,
      podcastId,
      await startExecution(stack, podcastId, { window }),
    );
    expect(skipped).toMatchObject({ status: 'SUCCEEDED', row: { status: 'skipped' } });
    expect(skipped.row.metadata.skipped.reason).toMatch(/^No usable post from 2001-01-01/);
  });
});
