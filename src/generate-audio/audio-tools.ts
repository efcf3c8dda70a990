import type { AudioKind } from '../show-files/file-kinds.ts';
import type { Sound } from './sound/wav.ts';

/** Turns sound into MP3. */
export interface SpeechEncoder {
  /** Answers bare frames of MP3_FORMAT: no tags, no header frame, no bit reservoir. */
  encode(sound: Sound): Promise<Uint8Array>;
}

/** Turns an audio file into sound. */
export interface SoundDecoder {
  /** Mixes to one channel and answers at most so many seconds. Rejects what it can't decode. */
  decode(
    path: string,
    options: {
      /** `aac` is streamed AAC (ADTS), which speech endpoints answer. */
      readonly kind: AudioKind | 'aac';
      readonly sampleRateHertz: number;
      readonly maxSeconds: number;
    },
  ): Promise<Sound>;
}

/** A stretch without speech, in milliseconds from the sound's start. */
export interface Silence {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a decoder finds in an audio file. */
export interface Measurement {
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
  /** Of the sound that was decoded. */
  readonly decodedMs: number;
  /** As the file's headers declare it. */
  readonly declaredMs: number;
  /** In order; short ones between words too. */
  readonly silences: readonly Silence[];
}

/** Decodes a whole file and measures it after EBU R128. */
export interface AudioMeter {
  measure(path: string): Promise<Measurement>;
}
