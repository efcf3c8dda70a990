import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error It has no types.
import { WebVTTParser } from 'webvtt-parser';
import { type GoogleTts, startGoogleTts } from '../../src/local/google-tts/index.ts';
import { aScript } from '../support/audio/a-script.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';

const PARAGRAPHS = [
  'The council met on Tuesday. It talked about the new bridge for three hours, and then it voted. Nobody was against it. Work begins in the spring, when the river is low enough to set the pillars.',
  'What will it cost? About nine million, says the mayor. The state pays half of that. The other half comes from a loan, which the city pays back over twenty years.',
  'There is more. The library opens on Sundays from now on. Students had asked for that for a long time. Whether it stays so depends on how many people come.',
  'The museum shows photographs of the harbour. Most of them are a hundred years old. A fisherman took them on his days off. His granddaughter found them in a box under the roof.',
  'On Saturday the market moves to the old station. The square gets new pavement until October. Buses stop at the corner of the main street. The tram runs as it always does.',
  'The school by the river gets a second gymnasium. Parents had collected signatures for it. The first stone is laid in June, and the mayor brings the trowel.',
  'The weather stays as it is. It rains until Thursday evening. After that the wind turns to the east, and the sun comes out. Temperatures rise to eighteen degrees.',
];
const SCRIPT = aScript({
  chapters: PARAGRAPHS.map((text, i) => ({
    title: `Part ${i + 1}`,
    sources: [],
    utterances: [{ speaker: i % 2 === 0 ? 'Host' : 'Guest', text }],
  })),
});

/** Quieter than any speech at -16 LUFS, louder than what a codec leaves of silence. */
const SPEECH_LEVEL = 0.01;
const SAMPLE_RATE = 44_100;

interface Cue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

let server: GoogleTts;
let folder: string;
let samples: Float32Array;
let cues: readonly Cue[];
let errors: readonly unknown[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcript-times-'));
  server = await startGoogleTts();
  const { output, bytes } = await runGenerateAudio(server.endpoint, SCRIPT);
  const path = join(folder, 'episode.mp3');
  await writeFile(path, bytes(output.audio.key));
  const { stdout } = spawnSync(
    FFMPEG.ffmpegPath,
    ['-v', 'error', '-i', path, '-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE), '-'],
    { maxBuffer: 1e9 },
  );
  samples = new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length >> 2);
  ({ cues, errors } = new WebVTTParser().parse(
    Buffer.from(bytes(output.transcript.key)).toString(),
    'metadata',
  ));
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The loudest sample between two moments, in seconds. */
const loudest = (from: number, until: number): number =>
  samples
    .subarray(...[from, until].map((at) => Math.max(0, Math.round(at * SAMPLE_RATE))))
    .reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

describe('the times of a transcript', () => {
  it('are read by a WebVTT parser without an error', () => {
    expect(errors).toEqual([]);
    expect(cues.map(({ text }) => text.replace(/<[^>]+>/g, '')).join(' ')).toBe(
      PARAGRAPHS.join(' '),
    );
  });

  it('begin within 50 ms of where a voice begins, at 20 places', () => {
    const starts = cues.map(({ startTime }) => startTime);
    expect(starts.length).toBeGreaterThanOrEqual(20);
    for (const start of starts) {
      expect(loudest(start, start + 0.05), `nobody speaks at ${start} s`).toBeGreaterThan(
        SPEECH_LEVEL,
      );
      expect(loudest(start - 0.05, start - 0.005), `speech before ${start} s`).toBeLessThan(
        SPEECH_LEVEL,
      );
    }
  });
});
