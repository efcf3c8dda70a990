import { DECODER_DELAY_SAMPLES } from '../../mp3/frame-header.ts';
import type { SpeechEncoder } from '../audio-tools.ts';
import { ENCODER_DELAY_SAMPLES, MP3_FORMAT, splitFrames } from '../sound/mp3/frames.ts';
import type { Sound } from '../sound/wav.ts';

const DELAY_SAMPLES = ENCODER_DELAY_SAMPLES + DECODER_DELAY_SAMPLES;
/** Silence behind the sound, more than enough for the encoder to have written all of it. */
const FLUSH_SECONDS = 0.1;

/**
 * Encodes a sound as whole MP3 frames that can be joined by copy. Each frame's decoded samples lag
 * behind by the same delay wherever it stands, and the last frame kept holds the sound's last
 * sample, so a segment ends and the next begins in silence: no click, no lost sample.
 */
export const encodeSegment = async (encoder: SpeechEncoder, sound: Sound): Promise<Uint8Array> => {
  const { samples, sampleRateHertz } = sound;
  const flushed = new Float32Array(samples.length + Math.round(FLUSH_SECONDS * sampleRateHertz));
  flushed.set(samples);
  const frames = splitFrames(await encoder.encode({ sampleRateHertz, samples: flushed }));
  const length = (samples.length / sampleRateHertz) * MP3_FORMAT.sampleRateHertz;
  const kept = Math.ceil((length + DELAY_SAMPLES) / MP3_FORMAT.samplesPerFrame);
  return Buffer.concat(frames.slice(0, kept));
};
