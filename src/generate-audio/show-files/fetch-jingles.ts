import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigSnapshot } from '../../episode/config-snapshot.ts';
import { outputKey } from '../../episode/storage-keys.ts';
import type { ShowFileSource } from '../../show-files/fetch-show-file.ts';
import { AUDIO_KINDS, type AudioKind } from '../../show-files/file-kinds.ts';
import { OR_CHANGE_SHOW, ShowFileRefused } from '../../show-files/show-file-errors.ts';
import type { SoundFiles } from '../assemble/sound-files.ts';
import type { Jingle, Jingles } from '../assemble/timeline.ts';
import type { SoundDecoder, SpeechEncoder } from '../audio-tools.ts';
import { encodeSegment } from '../segments/encode-segment.ts';
import { levelMusic } from '../sound/level-music.ts';
import { integratedLoudness } from '../sound/loudness.ts';
import { MP3_FORMAT } from '../sound/mp3/frames.ts';
import type { Sound } from '../sound/wav.ts';
import type { AudioObjectStore } from '../stores.ts';
import type { GenerateAudioInput } from '../task.ts';

interface JingleDeps {
  readonly objects: AudioObjectStore;
  readonly showFiles: ShowFileSource;
  readonly decoder: SoundDecoder;
  readonly encoder: SpeechEncoder;
}

interface JingleOptions {
  readonly config: Pick<ConfigSnapshot, 'introAudioUrl' | 'outroAudioUrl'>;
  readonly input: GenerateAudioInput;
  /** Where files may lie for a while. */
  readonly folder: string;
  readonly sounds: SoundFiles;
}

/** Everything besides its address that shapes a stored jingle, as for segments. */
const SETTINGS = { levelling: 'v1 -16 LUFS', encoding: 'mp3 44100 mono 96k' } as const;
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_SECONDS = 60;
/** What encoders add to a minute. */
const TOLERANCE_SECONDS = 0.2;
const LEAST_LUFS = -60;

const refuse = (name: string, reason: string, cause?: unknown): never => {
  throw new ShowFileRefused(
    `The show's ${name} can't be used: ${reason} Put another file at its address and retry the episode. ${OR_CHANGE_SHOW}`,
    { cause },
  );
};

const decode = async (
  decoder: SoundDecoder,
  path: string,
  { name, kind }: { readonly name: string; readonly kind: AudioKind },
): Promise<Sound> => {
  const { sampleRateHertz } = MP3_FORMAT;
  const maxSeconds = MAX_SECONDS + 1;
  try {
    return await decoder.decode(path, { kind, sampleRateHertz, maxSeconds });
  } catch (cause) {
    return refuse(name, `ffmpeg can't decode it as ${kind}.`, cause);
  }
};

/** Fetches a show's sound and makes of it what segments are: levelled MP3 that can be joined by copy. */
const prepare = async (
  { showFiles, decoder, encoder }: JingleDeps,
  { name, url, path }: { readonly name: string; readonly url: string; readonly path: string },
): Promise<Uint8Array> => {
  const contentTypes = ['audio', 'application/ogg', 'video/mp4'];
  const file = { name, url, kinds: AUDIO_KINDS, contentTypes, maxBytes: MAX_BYTES };
  const { bytes, kind } = await showFiles(file);
  await writeFile(path, bytes);
  const sound = await decode(decoder, path, { name, kind });
  await rm(path);
  const seconds = sound.samples.length / sound.sampleRateHertz;
  if (seconds > MAX_SECONDS + TOLERANCE_SECONDS) {
    refuse(name, `it is longer than ${MAX_SECONDS} s.`);
  }
  // Written so that what is no number is refused too.
  if (!(integratedLoudness(sound) > LEAST_LUFS))
    refuse(name, 'there is nothing to be heard in it.');
  return encodeSegment(encoder, levelMusic(sound));
};

/**
 * Fetches the show's intro and outro, ready to be joined. Each is fetched once an episode: what was
 * made of it is kept under its address, so that a new attempt sounds the same whatever stands there
 * by then.
 * @throws ShowFileRefused, ShowFileUnavailable
 */
export const fetchJingles = async (
  deps: JingleDeps,
  { config, input, folder, sounds }: JingleOptions,
): Promise<Jingles> => {
  const fetchOne = async (
    name: string,
    url: string | null | undefined,
  ): Promise<Jingle | undefined> => {
    if (!url) return undefined;
    const determinants = JSON.stringify({ ...SETTINGS, url });
    const sha256 = createHash('sha256').update(determinants).digest('hex');
    const key = outputKey(input, 'jingle', sha256);
    const stored = await deps.objects.find(key);
    const bytes = stored
      ? await deps.objects.get(stored)
      : await prepare(deps, { name, url, path: join(folder, name.replace(' ', '-')) });
    if (!stored) await deps.objects.put(key, bytes, { contentType: 'audio/mpeg' });
    await sounds.keep({ key }, bytes);
    return { key, frames: sounds.framesOf({ key }) };
  };
  return {
    intro: await fetchOne('intro audio', config.introAudioUrl),
    outro: await fetchOne('outro audio', config.outroAudioUrl),
  };
};
