import { infoFrame as infoFrameLike } from '../../../mp3/info-frame.ts';
import { ENCODER_DELAY_SAMPLES, silentFrame } from './frames.ts';

interface InfoOptions {
  /** Frames that follow this one, and their bytes. */
  readonly frames: number;
  readonly bytes: number;
  /** Samples at the end that are no sound, as an encoder counts them: without the decoder's delay. */
  readonly paddingSamples: number;
}

/** The frame before the first that holds sound, in Stepcast's own format. */
export const infoFrame = ({ frames, bytes, paddingSamples }: InfoOptions): Uint8Array =>
  infoFrameLike({
    like: silentFrame(false),
    frames: { count: frames, bytes },
    delaySamples: ENCODER_DELAY_SAMPLES,
    paddingSamples,
  });
