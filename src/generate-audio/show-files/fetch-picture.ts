import { createHash } from 'node:crypto';
import type { EpisodeWarning } from '../../episode/episode-store.ts';
import { uploadedCoverIn } from '../../episode/picture/cover-keys.ts';
import { outputKey } from '../../episode/storage-keys.ts';
import {
  isCoverSize,
  MAX_PICTURE_BYTES,
  PICTURE_PIXELS,
} from '../../show/picture/picture-bounds.ts';
import type { FetchedFile, ShowFileSource } from '../../show-files/fetch-show-file.ts';
import { PICTURE_KINDS, type PictureKind } from '../../show-files/file-kinds.ts';
import { pictureKindOf } from '../../show-files/picture-problem.ts';
import { pictureSize } from '../../show-files/picture-size.ts';
import { ShowFileRefused, ShowFileUnavailable } from '../../show-files/show-file-errors.ts';
import type { Clock } from '../clock.ts';
import type { AudioObjectStore } from '../stores.ts';
import type { GenerateAudioInput } from '../task.ts';

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

interface FetchedPicture {
  readonly picture?: Picture;
  readonly warning?: EpisodeWarning;
}

/** A server that doesn't answer is asked once more after this. */
const PAUSE_MS = 3000;

const download = async (
  { showFiles, clock }: PictureDeps,
  url: string,
): Promise<FetchedFile<PictureKind>> => {
  const contentTypes = ['image'];
  const limits = { contentTypes, maxBytes: MAX_PICTURE_BYTES };
  const file = { name: 'picture', url, kinds: PICTURE_KINDS, ...limits };
  const fetched = await showFiles(file).catch(async (error: unknown) => {
    if (!(error instanceof ShowFileUnavailable)) throw error;
    await clock.sleep(PAUSE_MS, new AbortController().signal);
    return showFiles(file);
  });
  if (pictureSize(fetched.bytes, fetched.kind) === undefined) {
    throw new ShowFileRefused(`The show's picture is no whole ${fetched.kind} file.`);
  }
  return fetched;
};

const sizeWarning = ({ bytes, kind }: FetchedFile<PictureKind>): EpisodeWarning | undefined => {
  const { width, height } = pictureSize(bytes, kind) ?? { width: 0, height: 0 };
  const { least, most } = PICTURE_PIXELS;
  if (isCoverSize({ width, height })) return undefined;
  return {
    name: 'PictureSize',
    message: `The show's picture has ${width} × ${height} pixels. Directories want a square of ${least} to ${most}: give the show such a picture.`,
  };
};

const withWarning = (file: FetchedFile<PictureKind>): FetchedPicture => {
  const warning = sizeWarning(file);
  const picture: Picture = { mimeType: `image/${file.kind}`, bytes: file.bytes };
  return warning ? { picture, warning } : { picture };
};

/** A picture as it stands in the bucket; null where it isn't there. */
const findStored = async (
  { objects }: PictureDeps,
  key: string | undefined,
): Promise<FetchedFile<PictureKind> | null> => {
  const stored = key === undefined ? null : await objects.find(key);
  if (stored === null) return null;
  const bytes = await objects.get(stored);
  return { bytes, kind: pictureKindOf(bytes) ?? 'jpeg' };
};

/**
 * Fetches the show's picture: one that was uploaded from the bucket, whatever its address is by now. It is fetched once an episode and kept, as jingles are. An episode is
 * worth hearing without it, so one that can't be had, or that directories wouldn't take, is a warning.
 */
export const fetchPicture = async (
  deps: PictureDeps,
  input: GenerateAudioInput,
  url: string | null,
): Promise<FetchedPicture> => {
  if (url === null) return {};
  const key = outputKey(input, 'picture', createHash('sha256').update(url).digest('hex'));
  const kept = await findStored(deps, key);
  if (kept) return withWarning(kept);
  try {
    const uploaded = await findStored(deps, uploadedCoverIn(url, input.podcastId));
    const file = uploaded ?? (await download(deps, url));
    await deps.objects.put(key, file.bytes, { contentType: `image/${file.kind}` });
    return withWarning(file);
  } catch (error) {
    if (!(error instanceof ShowFileRefused || error instanceof ShowFileUnavailable)) throw error;
    const { name, message } = error;
    return { warning: { name, message: `The audio file has no picture. ${message}` } };
  }
};
