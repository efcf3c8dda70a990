// Mastering 60 spoken segments as GenerateAudio does it, against ffmpeg's two-pass loudnorm on the
// joined file, one after the other on the same machine.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';
import { createAudioMeter } from '../src/clients/ffmpeg/audio-meter.ts';
import { createSpeechEncoder } from '../src/clients/ffmpeg/speech-encoder.ts';
import type { Script } from '../src/episode/script.ts';
import { joinSegments } from '../src/generate-audio/assemble/join-segments.ts';
import { masterEpisode } from '../src/generate-audio/assemble/master-episode.ts';
import { createSoundFiles } from '../src/generate-audio/assemble/sound-files.ts';
import { layTimeline } from '../src/generate-audio/assemble/timeline.ts';
import { encodeSegment } from '../src/generate-audio/segments/encode-segment.ts';
import { planSegments } from '../src/generate-audio/segments/plan-segments.ts';
import { levelSpeech } from '../src/generate-audio/sound/level-speech.ts';
import { framesToMs } from '../src/generate-audio/sound/mp3/frames.ts';
import { createLogger } from '../src/runtime/logger.ts';

const SEGMENTS = 60;
const SECONDS = 10;
const SAMPLE_RATE = 24_000;
const LEAST_RATIO = 10;
const TURNS = 3;
const FFMPEG = ffmpegInstaller.path;

/** Ten seconds of syllables: a buzzing voice that swells and stops, another one each time. */
const aVoice = (number: number): Float32Array =>
  Float32Array.from({ length: SECONDS * SAMPLE_RATE }, (_, i) => {
    const t = i / SAMPLE_RATE;
    const pitch = 110 + 4 * number + 15 * Math.sin(2 * Math.PI * 0.7 * t);
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * t)) ** 0.5;
    const harmonics = [1, 2, 3, 5, 8, 13];
    const wave = harmonics.reduce((sum, h) => sum + Math.sin(2 * Math.PI * pitch * h * t) / h, 0);
    return 0.15 * syllable * wave;
  });

const script: Script = {
  version: '1.0',
  language: 'en-US',
  format: 'single-speaker',
  speakers: [{ role: 'Host', voice: 'en-US-Chirp3-HD-Kore' }],
  title: 'Mastering',
  summary: '',
  chapters: [
    {
      title: 'All',
      sources: [],
      utterances: Array.from({ length: SEGMENTS }, (_, i) => ({
        speaker: 'Host',
        text: `Line ${i}.`,
      })),
    },
  ],
};

const run = (args: readonly string[]): string => {
  const { status, stderr } = spawnSync(FFMPEG, ['-hide_banner', '-y', ...args]);
  if (status !== 0) throw new Error(`ffmpeg failed: ${stderr}`);
  return stderr.toString();
};

/** What a project does that knows nothing of its segments: measure the whole, then encode it anew. */
const loudnorm = (input: string, output: string): void => {
  const target = 'loudnorm=I=-16:TP=-1:LRA=11';
  const report = run(['-i', input, '-af', `${target}:print_format=json`, '-f', 'null', '-']);
  const measured = JSON.parse(report.slice(report.lastIndexOf('{'), report.lastIndexOf('}') + 1));
  const second = [
    target,
    `measured_I=${measured.input_i}`,
    `measured_TP=${measured.input_tp}`,
    `measured_LRA=${measured.input_lra}`,
    `measured_thresh=${measured.input_thresh}`,
    `offset=${measured.target_offset}`,
    'linear=true',
  ].join(':');
  run(['-i', input, '-af', second, '-ar', '44100', '-ac', '1', '-b:a', '96k', output]);
};

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const folder = await mkdtemp(join(tmpdir(), 'bench-mastering-'));
try {
  const encoder = createSpeechEncoder(FFMPEG);
  const segments = planSegments(script);
  const sounds = createSoundFiles(folder);
  const { fileOf } = sounds;
  const encoding = await timed(() =>
    Promise.all(
      segments.map(async (segment, i) => {
        const sound = levelSpeech({ sampleRateHertz: SAMPLE_RATE, samples: aVoice(i) });
        const encoded = await encodeSegment(encoder, sound);
        await sounds.keep(segment, encoded);
      }),
    ),
  );
  const timeline = layTimeline(segments, sounds.framesOf);
  const expectedMs = framesToMs(timeline.totalFrames);
  const path = join(folder, 'episode.mp3');
  const tags = new Uint8Array();
  const master = () =>
    masterEpisode({
      sounds: segments,
      fileOf,
      join: (gainOf) => joinSegments({ timeline, fileOf, tags, gainOf, path }),
      path,
      meter: createAudioMeter({ ffmpegPath: FFMPEG, ffprobePath: ffprobeInstaller.path }),
      expectedMs,
      logger: createLogger('error'),
    });
  // The best of some turns of each, so that a busy moment of the machine hits neither alone.
  let [mastering, normalizing] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < TURNS; turn++) {
    mastering = Math.min(mastering, await timed(master));
    normalizing = Math.min(
      normalizing,
      await timed(() => loudnorm(path, join(folder, 'normalized.mp3'))),
    );
  }
  const ratio = normalizing / mastering;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(
    `episode                     ${(expectedMs / 60_000).toFixed(1)} min, ${SEGMENTS} segments`,
  );
  print(`mastering                   ${mastering.toFixed(2)} s, its measurement included`);
  print(`two-pass loudnorm           ${normalizing.toFixed(2)} s`);
  print(`ratio                       ${ratio.toFixed(1)} × (at least ${LEAST_RATIO} ×)`);
  print(`levelling and encoding      ${encoding.toFixed(2)} s, while other segments are spoken`);
  if (ratio < LEAST_RATIO) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
