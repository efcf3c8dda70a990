import { readFile } from 'node:fs/promises';
import type { AudioMeter, SpeechEncoder } from '../../src/generate-audio/audio-tools.ts';
import {
  ENCODER_DELAY_SAMPLES,
  framesToMs,
  MP3_FORMAT,
  silentFrame,
  splitFrames,
} from '../../src/generate-audio/sound/mp3/frames.ts';
import { speakingTime } from '../../src/speech-text/speaking-time.ts';
import { asWav } from '../support/audio/sounds.ts';

/** Low, since how long and how loud a sound is doesn't depend on it, and its computation does. */
const SAMPLE_RATE_HERTZ = 1_000;
const spoken = new Map<string, Uint8Array>();

/** A voice that says every text as a tone, as briefly as it may. */
export const toneOf = (text: string): Uint8Array => {
  const known = spoken.get(text);
  if (known) return known;
  const length = Math.round((speakingTime({ text }).least + 0.1) * SAMPLE_RATE_HERTZ);
  const samples = Float32Array.from({ length }, (_, i) => 0.25 * Math.sin(i));
  const wav = asWav({ samples, sampleRateHertz: SAMPLE_RATE_HERTZ });
  spoken.set(text, wav);
  return wav;
};

const encoded = new Map<number, Uint8Array>();
const silence = (count: number): Uint8Array => {
  const known = encoded.get(count);
  if (known) return known;
  const bytes = Buffer.concat(Array.from({ length: count }, () => silentFrame(false)));
  encoded.set(count, bytes);
  return bytes;
};

/** As many frames as LAME makes of a sound; they hold silence. */
export const frameCounter: SpeechEncoder = {
  async encode({ samples, sampleRateHertz }) {
    const length = (samples.length / sampleRateHertz) * MP3_FORMAT.sampleRateHertz;
    const count = Math.ceil((length + ENCODER_DELAY_SAMPLES) / MP3_FORMAT.samplesPerFrame) + 1;
    return silence(count);
  },
};

/** Where an ID3v2 tag ends; its size is four bytes of seven bits (id3.org, ID3v2.3 §3.1). */
const afterTag = (bytes: Uint8Array): number => {
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d);
};

/** Counts frames, and finds the loudness that is promised. */
export const frameMeter: AudioMeter = {
  async measure(path) {
    const file = await readFile(path);
    const frames = splitFrames(file.subarray(afterTag(file)));
    // The first frame of an episode is the Info frame, which players skip.
    const durationMs = framesToMs(frames.length - 1);
    return {
      ...{ integratedLufs: -16, truePeakDbtp: -3 },
      ...{ decodedMs: durationMs, declaredMs: durationMs, silences: [] },
    };
  },
};
