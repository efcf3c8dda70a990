import type { Clock } from '../../src/generate-audio/clock.ts';
import {
  SPEECH_SAMPLE_RATE_HERTZ,
  type SpeechSynthesizer,
} from '../../src/generate-audio/provider/speech-synthesizer.ts';

export const REQUESTS_PER_MINUTE = 200;
const CALL_MS = 400;
const CHARACTER_MS = 30;
export const SLOW_MS = 10_000;
const ONE_SLOW_IN = 50;
const CHARACTERS_A_SECOND = 15;
const HEADER_BYTES = 44;
const LONGEST_SECONDS = 60;

/** How long a call takes that is not one of the slow ones. */
export const callMs = (characters: number): number => CALL_MS + CHARACTER_MS * characters;

/** Something that passes for speech: a tone of a voice's pitch with a syllable's rhythm. */
const voice = (): Buffer => {
  const wav = Buffer.alloc(HEADER_BYTES + LONGEST_SECONDS * SPEECH_SAMPLE_RATE_HERTZ * 2);
  for (let i = 0; i < LONGEST_SECONDS * SPEECH_SAMPLE_RATE_HERTZ; i++) {
    const seconds = i / SPEECH_SAMPLE_RATE_HERTZ;
    const syllable = 0.2 + Math.abs(Math.sin(Math.PI * 3 * seconds));
    const tone = Math.sin(2 * Math.PI * 180 * seconds) + Math.sin(2 * Math.PI * 520 * seconds) / 2;
    wav.writeInt16LE(Math.round(5000 * syllable * tone), HEADER_BYTES + i * 2);
  }
  return wav;
};
const VOICE = voice();

/** A WAV file of about what the text takes to speak. */
export const soundOf = (text: string): Buffer => {
  const seconds = text.length / CHARACTERS_A_SECOND;
  const bytes = Math.round(seconds * SPEECH_SAMPLE_RATE_HERTZ) * 2;
  const wav = Buffer.from(VOICE.subarray(0, HEADER_BYTES + bytes));
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SPEECH_SAMPLE_RATE_HERTZ, 24);
  wav.writeUInt32LE(SPEECH_SAMPLE_RATE_HERTZ * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(bytes, 40);
  return wav;
};

/** A provider that takes 0.4 s and 30 ms a character, and 10 s for each fiftieth call; all times `scale`. */
export const createProviderModel = (
  clock: Clock,
  scale = 1,
): SpeechSynthesizer & { readonly calls: number } => {
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    async synthesize({ text }, { signal = new AbortController().signal }) {
      calls++;
      const slow = calls % ONE_SLOW_IN === ONE_SLOW_IN / 2;
      await clock.sleep((slow ? SLOW_MS : callMs(text.length)) * scale, signal);
      return soundOf(text);
    },
  };
};
