/** One channel of sound; samples from -1 to 1. */
export interface Sound {
  readonly sampleRateHertz: number;
  readonly samples: Float32Array;
}

const PCM = 1;
/** The size a writer gives that didn't know it when it wrote the header. */
const UNKNOWN_SIZE = 0xffffffff;

/**
 * Reads a WAV file of 16-bit mono samples by its chunks, whatever stands around them.
 * Answers why it can't be read instead of a sound: no WAV file, another format, cut off.
 */
export const readWav = (bytes: Uint8Array): Sound | { readonly problem: string } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length === 0) return { problem: 'the answer holds no audio' };
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') {
    return { problem: `the answer (${bytes.length} bytes) is no WAV file` };
  }
  let sampleRateHertz = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    const present = Math.min(size, bytes.length - start);
    if (tag(at) === 'fmt ' && present >= 16) {
      const format = view.getUint16(start, true);
      const channels = view.getUint16(start + 2, true);
      const bits = view.getUint16(start + 14, true);
      if (format !== PCM || channels !== 1 || bits !== 16) {
        return {
          problem: `the WAV file is not 16-bit mono (format ${format}, ${channels} channels, ${bits} bits)`,
        };
      }
      sampleRateHertz = view.getUint32(start + 4, true);
    }
    if (tag(at) === 'data') {
      if (sampleRateHertz === 0) return { problem: 'the WAV file names no format' };
      if (present < size && size !== UNKNOWN_SIZE) {
        return { problem: `the WAV file is cut off: ${present} of ${size} bytes of sound` };
      }
      const samples = new Float32Array(present >> 1);
      for (let i = 0; i < samples.length; i++) {
        samples[i] = view.getInt16(start + 2 * i, true) / 32_768;
      }
      return { sampleRateHertz, samples };
    }
    at = start + size + (size % 2);
  }
  return { problem: 'the WAV file holds no sound' };
};
