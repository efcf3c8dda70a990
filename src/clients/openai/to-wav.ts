import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SoundDecoder } from '../../generate-audio/audio-tools.ts';
import { SPEECH_SAMPLE_RATE_HERTZ } from '../../generate-audio/provider/speech-synthesizer.ts';
import { readWav, writeWav } from '../../generate-audio/sound/wav.ts';
import { AUDIO_KINDS, kindOf } from '../../show-files/file-kinds.ts';

/** Longer than any segment may last; what is longer is refused for its length. */
const MAX_SECONDS = 600;

/** A frame of AAC as it is streamed (ADTS): twelve set bits, and layer 0. */
const isAdts = ([first, second = 0]: Uint8Array): boolean =>
  first === 0xff && (second & 0xf6) === 0xf0;

const soundKind = (bytes: Uint8Array): Parameters<SoundDecoder['decode']>[1]['kind'] | undefined =>
  AUDIO_KINDS.find((kind) => kind === kindOf(bytes)) ?? (isAdts(bytes) ? 'aac' : undefined);

/** Bare samples with a header before them; OpenAI's pcm is 16-bit mono at 24 kHz. */
const wrapPcm = (pcm: Uint8Array): Uint8Array => {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const samples = Float32Array.from(
    { length: pcm.byteLength >> 1 },
    (_, i) => view.getInt16(2 * i, true) / 32_768,
  );
  return writeWav({ sampleRateHertz: SPEECH_SAMPLE_RATE_HERTZ, samples });
};

const isReady = (bytes: Uint8Array): boolean => {
  const wav = readWav(bytes);
  if ('problem' in wav) return wav.isOtherFormat !== true;
  return wav.sampleRateHertz === SPEECH_SAMPLE_RATE_HERTZ;
};

/**
 * Makes of an answer, whichever kind of sound it is, a WAV file of 16-bit mono samples at
 * SPEECH_SAMPLE_RATE_HERTZ. What is no sound, or is cut off, stays as it came: whoever checks speech
 * says what is wrong with it.
 */
export const toWav = async (
  decoder: SoundDecoder,
  bytes: Uint8Array,
  { isPcm }: { readonly isPcm: boolean },
): Promise<Uint8Array> => {
  const kind = soundKind(bytes);
  if (isPcm && kind !== 'wav') return wrapPcm(bytes);
  if (kind === undefined || (kind === 'wav' && isReady(bytes))) return bytes;
  const path = join(tmpdir(), `stepcast-speech-${randomUUID()}`);
  try {
    await writeFile(path, bytes);
    const sampleRateHertz = SPEECH_SAMPLE_RATE_HERTZ;
    return writeWav(await decoder.decode(path, { kind, sampleRateHertz, maxSeconds: MAX_SECONDS }));
  } finally {
    await rm(path, { force: true });
  }
};
