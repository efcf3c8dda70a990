/** One channel of sound; samples from -1 to 1. */
export interface Sound {
  readonly sampleRateHertz: number;
  readonly samples: Float32Array;
}

const PCM = 1;
/** The size a writer gives that didn't know it when it wrote the header. */
const UNKNOWN_SIZE = 0xffffffff;

/** Why a file can't be read as sound. */
interface Unreadable {
  readonly problem: string;
  /** True for a WAV file that holds sound in another format. */
  readonly isOtherFormat?: true;
}

/**
 * Reads a WAV file of 16-bit mono samples by its chunks, whatever stands around them.
 * Answers why it can't be read instead of a sound: no WAV file, another format, cut off.
 */
export const readWav = (bytes: Uint8Array): Sound | Unreadable => {
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
          isOtherFormat: true,
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

const HEADER_BYTES = 44;

/** A WAV file of 16-bit mono samples; what is louder than full scale is clipped. */
export const writeWav = ({ sampleRateHertz, samples }: Sound): Uint8Array => {
  const dataBytes = samples.length * 2;
  const wav = Buffer.alloc(HEADER_BYTES + dataBytes);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(PCM, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHertz, 24);
  wav.writeUInt32LE(sampleRateHertz * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(dataBytes, 40);
  for (const [i, sample] of samples.entries()) {
    const level = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
    wav.writeInt16LE(level, HEADER_BYTES + 2 * i);
  }
  return wav;
};
