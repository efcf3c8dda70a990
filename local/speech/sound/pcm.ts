/** One channel of 16-bit samples. */
export interface Pcm {
  readonly sampleRateHertz: number;
  readonly samples: Int16Array;
}

const HEADER_BYTES = 44;

/** A WAV file: RIFF, `fmt ` and `data`, mono, 16 bits, little-endian. */
export const toWav = ({ sampleRateHertz, samples }: Pcm): Buffer => {
  const wav = Buffer.alloc(HEADER_BYTES + samples.length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHertz, 24);
  wav.writeUInt32LE(sampleRateHertz * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples.length * 2, 40);
  wav.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), HEADER_BYTES);
  return wav;
};

/** Reads a mono 16-bit WAV file by its chunks. */
export const fromWav = (wav: Buffer): Pcm => {
  let offset = 12;
  let sampleRateHertz = 0;
  while (offset + 8 <= wav.length) {
    const id = wav.toString('latin1', offset, offset + 4);
    const size = Math.min(wav.readUInt32LE(offset + 4), wav.length - offset - 8);
    const start = offset + 8;
    if (id === 'fmt ') sampleRateHertz = wav.readUInt32LE(start + 4);
    if (id === 'data') {
      const samples = new Int16Array(size >> 1);
      // As the file has them: every platform of Node's is little-endian.
      wav.copy(new Uint8Array(samples.buffer), 0, start, start + samples.byteLength);
      return { sampleRateHertz, samples };
    }
    offset = start + size + (size % 2);
  }
  throw new Error('The speech engine wrote a WAV file without samples.');
};

const clip = (value: number): number => Math.max(-32_768, Math.min(32_767, Math.round(value)));

/** The same sound, louder or quieter by that many decibels. */
export const amplify = ({ sampleRateHertz, samples }: Pcm, gainDb: number): Pcm => {
  const factor = 10 ** (gainDb / 20);
  return { sampleRateHertz, samples: samples.map((sample) => clip(sample * factor)) };
};

/** A sound with so much silence after it. */
export const withSilence = ({ sampleRateHertz, samples }: Pcm, seconds: number): Pcm => {
  const longer = new Int16Array(samples.length + Math.round(seconds * sampleRateHertz));
  longer.set(samples);
  return { sampleRateHertz, samples: longer };
};

/** Sounds of one sampling rate, one after the other. */
export const join = (sounds: readonly Pcm[]): Pcm => {
  const samples = new Int16Array(sounds.reduce((sum, sound) => sum + sound.samples.length, 0));
  let at = 0;
  for (const sound of sounds) {
    samples.set(sound.samples, at);
    at += sound.samples.length;
  }
  return { sampleRateHertz: sounds[0]?.sampleRateHertz ?? 24_000, samples };
};
