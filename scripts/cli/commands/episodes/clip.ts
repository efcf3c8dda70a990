import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ffmpegPath } from '../../../../build/ffmpeg.ts';
import { ClipSchema } from '../../../../src/api/audio-clips/schema.ts';
import { EpisodeStatusViewSchema } from '../../../../src/api/episode-status/schema.ts';
import { createClipEncoder } from '../../../../src/clients/ffmpeg/clip-encoder.ts';
import { AudioToolFailed } from '../../../../src/clients/ffmpeg/run-ffmpeg.ts';
import { clipOfSound, PastEnd, type SoundReader } from '../../../../src/clips/clip-of-sound.ts';
import { whyUnreached } from '../../../../src/errors/why-unreached.ts';
import { fileTrouble } from '../../../command-line/file-trouble.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { findEpisodeId } from '../../find-show.ts';
import { saveFile } from '../../save-file.ts';
import { skippedLine } from '../../words/episode-words.ts';

interface ClipOptions {
  /** In milliseconds, both. */
  readonly start: number;
  readonly duration: number;
  readonly out?: string | undefined;
}

const AUDIO_KEY = /^podcasts\/[0-9a-f-]{36}\/([0-9a-f-]{36})\/audio\/[^/]+$/;

const fetchSound = async (url: string, headers: Record<string, string> = {}): Promise<Response> => {
  const response = await fetch(url, { headers }).catch((cause: unknown) => {
    throw new CommandFailed(`${url} can't be reached: ${whyUnreached(cause)}.`, { cause });
  });
  if (response.ok && response.body) return response;
  throw new CommandFailed(`${url} answered ${response.status}. Is there sound, and is it public?`);
};

const soundAt = (url: string): SoundReader =>
  async function* (range) {
    const headers = range && { range: `bytes=${range.start}-${range.end - 1}` };
    const response = await fetchSound(url, headers);
    if (range && response.status !== 206) {
      throw new CommandFailed(`${url} can't be read in ranges. Download it and give the file.`);
    }
    yield* response.body as unknown as AsyncIterable<Uint8Array>;
  };

const soundIn = (file: string): SoundReader =>
  async function* (range) {
    try {
      yield* createReadStream(file, range && { start: range.start, end: range.end - 1 });
    } catch (cause) {
      throw new CommandFailed(
        `${file} can't be read: ${fileTrouble(cause)}. Give a file with sound.`,
        { cause },
      );
    }
  };

/** Where the public reads an object, by the address of its episode's sound. */
const addressOf = async ({ api }: Context, key: string, episodeId: string): Promise<string> => {
  const { audioUrl } = await api.get(`/episodes/${episodeId}`, EpisodeStatusViewSchema);
  const at = audioUrl?.indexOf('/podcasts/') ?? -1;
  if (audioUrl && at > 0) return `${audioUrl.slice(0, at)}/${key}`;
  throw new CommandFailed(`Episode ${episodeId} has no published sound, so ${key} has no address.`);
};

/** The route of clips is anybody's, and knows none but what is published. @throws CommandFailed */
const explain = async ({ api }: Context, episodeId: string, error: unknown): Promise<never> => {
  const { problem } = error instanceof CommandFailed ? error : {};
  if (problem?.status !== 404) throw error;
  const episode = await api.get(`/episodes/${episodeId}`, EpisodeStatusViewSchema);
  const why = episode.status === 'skipped' ? ` ${skippedLine(episode)}` : '';
  throw new CommandFailed(
    `Episode ${episodeId} has no published sound to take a clip of: it is ${episode.status}.${why}`,
    { cause: error },
  );
};

const inSeconds = (ms: number): string => `${ms / 1000} s`;

const ofEpisode = async (context: Context, name: string, options: ClipOptions): Promise<Answer> => {
  const episodeId = await findEpisodeId(context.api, name);
  const query = new URLSearchParams({
    start_time_ms: String(options.start),
    duration_ms: String(options.duration),
  });
  const clip = await context.api
    .get(`/audio_clips/${episodeId}?${query}`, ClipSchema)
    .catch((error: unknown) => explain(context, episodeId, error));
  const told = `${inSeconds(clip.duration_ms)} from ${inSeconds(clip.start_time_ms)}`;
  const lines = [`${clip.clip_url}`, `${told}; it can be fetched until ${clip.expires_at}.`];
  if (options.out === undefined) return { json: clip, lines, ok: true };
  const response = await fetchSound(clip.clip_url);
  await saveFile(options.out, new Uint8Array(await response.arrayBuffer()));
  return {
    json: { ...clip, out: options.out },
    lines: [...lines, `Saved as ${options.out}.`],
    ok: true,
  };
};

const ofSound = async (read: SoundReader, name: string, options: ClipOptions): Promise<Answer> => {
  const { start: startMs, duration, out = `${name.replace(/\.\w+$/, '')}-clip.mp3` } = options;
  const wanted = { startMs, endMs: startMs + duration };
  const encoder = createClipEncoder(process.env['FFMPEG_PATH'] ?? ffmpegPath);
  const { bytes, stretch } = await clipOfSound(read, wanted, encoder).catch((error: unknown) => {
    if (error instanceof AudioToolFailed) {
      throw new CommandFailed(`${name} holds no sound that can be read.`, { cause: error });
    }
    if (!(error instanceof PastEnd)) throw error;
    throw new CommandFailed(`--start ${inSeconds(startMs)}: ${error.message}`, { cause: error });
  });
  await saveFile(out, bytes);
  const durationMs = stretch.endMs - stretch.startMs;
  const lines = [
    `Saved as ${out}: ${inSeconds(durationMs)} from ${inSeconds(startMs)}, ${bytes.length} bytes.`,
  ];
  return { json: { out, startMs, durationMs, sizeBytes: bytes.length }, lines, ok: true };
};

/** `clip`: of a file, of what lies at an address or under a key of the bucket, or of an episode. */
export const makeClip = async (
  context: Context,
  source: string,
  options: ClipOptions,
): Promise<Answer> => {
  if (existsSync(source)) return ofSound(soundIn(source), basename(source), options);
  if (/^https?:\/\//.test(source)) {
    return ofSound(soundAt(source), basename(new URL(source).pathname), options);
  }
  const [, episodeId] = AUDIO_KEY.exec(source) ?? [];
  if (episodeId) {
    const url = await addressOf(context, source, episodeId);
    return ofSound(soundAt(url), basename(source), options);
  }
  if (/[/.]/.test(source)) {
    throw new CommandFailed(
      `There is no file ${source}. Give a file, an http address, the key of an episode's audio (podcasts/…/audio/….mp3), an episode's id or latest.`,
    );
  }
  return ofEpisode(context, source, options);
};
