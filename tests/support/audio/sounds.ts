import type { Sound } from '../../../src/generate-audio/sound/wav.ts';

const RATE = 24_000;

/** A steady tone; `levelDbfs` is that of its peaks. */
export const aTone = ({ seconds = 5, hertz = 997, levelDbfs = 0, rate = RATE } = {}): Sound => {
  const amplitude = 10 ** (levelDbfs / 20);
  const samples = Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / rate),
  );
  return { sampleRateHertz: rate, samples };
};

/** Something with the rhythm of speech: a tone in syllables, five a second, with short gaps. */
export const aVoice = ({ seconds = 5, levelDbfs = -12 } = {}): Sound => {
  const { samples } = aTone({ seconds, hertz: 220, levelDbfs });
  const rhythm = (i: number) => Math.max(0, Math.sin((2 * Math.PI * 2.5 * i) / RATE)) + 0.05;
  return { sampleRateHertz: RATE, samples: samples.map((sample, i) => sample * rhythm(i)) };
};

export const silence = (seconds: number): Sound => ({
  sampleRateHertz: RATE,
  samples: new Float32Array(Math.round(seconds * RATE)),
});

/** Sounds one after the other. */
export const inARow = (...sounds: readonly Sound[]): Sound => ({
  sampleRateHertz: RATE,
  samples: Float32Array.from(sounds.flatMap(({ samples }) => [...samples])),
});

/** A WAV file of 16-bit mono samples. */
export const asWav = ({ samples, sampleRateHertz }: Sound): Buffer => {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRateHertz, 24);
  wav.writeUInt32LE(sampleRateHertz * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => {
    wav.writeInt16LE(Math.round(sample * 32_767), 44 + i * 2);
  });
  return wav;
};
