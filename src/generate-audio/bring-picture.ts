import { createHash } from 'node:crypto';
import { outputKey } from '../episode/storage-keys.ts';
import type { ShowFileSource } from '../show-files/fetch-show-file.ts';
import { kindOf, PICTURE_KINDS, type PictureKind } from '../show-files/file-kinds.ts';
import { ShowFileRefused, ShowFileUnavailable } from '../show-files/show-file-errors.ts';
import type { Clock } from './clock.ts';
import type { AudioObjectStore, EpisodeWarning } from './stores.ts';
import type { GenerateAudioInput } from './task.ts';

interface PictureDeps {
  readonly objects: AudioObjectStore;
  readonly showFiles: ShowFileSource;
  readonly clock: Clock;
}

/** A picture as it stands in a file's tag. */
export interface Picture {
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** Every listener downloads it with every episode. */
const MAX_BYTES = 2 * 1024 * 1024;
const PAUSE_MS = 3000;

const fetchPicture = ({ showFiles, clock }: PictureDeps, url: string) => {
  const file = {
    name: 'picture',
    url,
    kinds: PICTURE_KINDS,
    contentTypes: ['image'],
    maxBytes: MAX_BYTES,
  };
  return showFiles(file).catch(async (error: unknown) => {
    if (!(error instanceof ShowFileUnavailable)) throw error;
    await clock.sleep(PAUSE_MS, new AbortController().signal);
    return showFiles(file);
  });
};

const asPicture = (bytes: Uint8Array, kind: PictureKind): Picture => ({
  mimeType: `image/${kind}`,
  bytes,
});

/**
 * Brings the show's picture. It is fetched once an episode and kept, as jingles are. An episode is
 * worth hearing without it, so one that can't be had is a warning.
 */
export const bringPicture = async (
  deps: PictureDeps,
  input: GenerateAudioInput,
  url: string | null,
): Promise<{ readonly picture?: Picture; readonly warning?: EpisodeWarning }> => {
  if (url === null) return {};
  const key = outputKey(input, 'picture', createHash('sha256').update(url).digest('hex'));
  const stored = await deps.objects.find(key);
  if (stored) {
    const bytes = await deps.objects.get(stored);
    return { picture: asPicture(bytes, kindOf(bytes) === 'png' ? 'png' : 'jpeg') };
  }
  try {
    const { bytes, kind } = await fetchPicture(deps, url);
    const picture = asPicture(bytes, kind);
    await deps.objects.put(key, bytes, { contentType: picture.mimeType });
    return { picture };
  } catch (error) {
    if (!(error instanceof ShowFileRefused || error instanceof ShowFileUnavailable)) throw error;
    const { name, message } = error;
    return { warning: { name, message: `The audio file has no picture. ${message}` } };
  }
};
