// Ways to encode speech as MP3 of 96 kbit/s: what each costs, how near to the original its sound
// is, and whether its frames stand alone, without which segments can't be joined by copy.
import { createEngines } from '../local/speech/index.ts';
import { compareSound } from './mp3-encoding/fidelity.ts';
import { runFfmpeg, type Speech, withFfmpeg, withWasm } from './mp3-encoding/variants.ts';

const ENGLISH =
  'The tide mill at Saltreach turned again on Monday, for the first time since the storm of last October took half of its wheel away. The council has set aside forty thousand pounds for the road behind it, which floods whenever the wind stands in the north east. School children may visit in the mornings; whoever wants to see the stones at work should come an hour before high water.';
const RUSSIAN =
  'В понедельник мельница в Солтриче снова заработала, впервые после октябрьского шторма, который унёс половину её колеса. Совет выделил сорок тысяч на дорогу, которую заливает при северо-восточном ветре. Школьники могут прийти утром; кто хочет увидеть жернова в работе, пусть приходит за час до прилива.';
const VOICES = [
  { voice: 'English, female', text: ENGLISH, languageCode: 'en-US', gender: 'FEMALE' },
  { voice: 'English, male', text: ENGLISH, languageCode: 'en-US', gender: 'MALE' },
  { voice: 'Russian', text: RUSSIAN, languageCode: 'ru-RU', gender: 'FEMALE' },
] as const;
const WAYS = [
  ['LAME in ffmpeg, default', withFfmpeg(undefined)],
  ['LAME in ffmpeg, quality 5', withFfmpeg(5)],
  ['LAME in ffmpeg, quality 7', withFfmpeg(7)],
  ['LAME in WebAssembly', withWasm],
] as const;

const SAMPLE_RATE = 24_000;
const PEAK = 0.7;
/** The encoder's 576 samples and the decoder's 529 (LAME technical FAQ). */
const DELAY = 1105;

const floats = (bytes: Buffer): Float32Array =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int16Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
const raw = (format: string, rate: number): string[] => [
  ...['-f', format, '-ar', String(rate), '-ac', '1', '-i', '-'],
];

/** Whether any frame's sound begins in an earlier frame: `main_data_begin`, after the header. */
const borrows = (mp3: Uint8Array): boolean => {
  for (let at = 0; at < mp3.length; at += (mp3[at + 2] ?? 0) & 2 ? 314 : 313) {
    if (mp3[at + 4] !== 0 || ((mp3[at + 5] ?? 0) & 0x80) !== 0) return true;
  }
  return false;
};

const engines = await createEngines();
const print = (line: string) => process.stdout.write(`${line}\n`);
try {
  print(
    'way                        voice              CPU  noise to mask  disturbed  distance  alone',
  );
  for (const { voice, ...job } of VOICES) {
    const pcm = await engines.speak({ ...job, speakingRate: 1 });
    const at24 = ['-ar', String(SAMPLE_RATE), '-f', 'f32le'];
    const spoken = floats(
      runFfmpeg([...raw('s16le', pcm.sampleRateHertz), ...at24], bytesOf(pcm.samples)),
    );
    const loudest = spoken.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    const speech: Speech = {
      samples: spoken.map((sample) => (sample / loudest) * PEAK),
      sampleRateHertz: SAMPLE_RATE,
    };
    const original = floats(
      runFfmpeg(
        [...raw('f32le', SAMPLE_RATE), '-ar', '44100', '-f', 'f32le'],
        bytesOf(speech.samples),
      ),
    );
    for (const [way, encode] of WAYS) {
      const { mp3, cpuSeconds } = await encode(speech);
      const decoded = floats(runFfmpeg(['-f', 'mp3', '-i', '-', '-f', 'f32le'], mp3));
      const heard = decoded.subarray(DELAY, DELAY + original.length);
      const { noiseToMaskDb, disturbed, spectralDistanceDb } = compareSound(
        original.subarray(0, heard.length),
        heard,
      );
      const perMinute = (cpuSeconds * 60 * SAMPLE_RATE) / speech.samples.length;
      print(
        [
          way.padEnd(26),
          voice.padEnd(16),
          `${perMinute.toFixed(2)} s/min`.padStart(10),
          `${noiseToMaskDb.toFixed(1)} dB`.padStart(10),
          `${(disturbed * 100).toFixed(1)} %`.padStart(9),
          `${spectralDistanceDb.toFixed(2)} dB`.padStart(9),
          borrows(mp3) ? 'no' : 'yes',
        ].join('  '),
      );
    }
  }
} finally {
  await engines.close();
}
