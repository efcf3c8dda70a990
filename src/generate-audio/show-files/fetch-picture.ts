import { createHash } from 'node:crypto';
import type { EpisodeWarning } from '../../episode/episode-store.ts';
import { outputKey } from '../../episode/storage-keys.ts';
import type { FetchedFile, ShowFileSource } from '../../show-files/fetch-show-file.ts';
import { kindOf, PICTURE_KINDS, type PictureKind } from '../../show-files/file-kinds.ts';
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

/** Every listener downloads it with every episode. */
const MAX_BYTES = 2 * 1024 * 1024;
/** A server that doesn't answer is asked once more after this. */
const PAUSE_MS = 3000;
/** What Apple Podcasts takes (podcasters.apple.com, show cover requirements). */
const DIRECTORIES_WANT = { least: 1400, most: 3000 } as const;

const download = async (
  { showFiles, clock }: PictureDeps,
  url: string,
): Promise<FetchedFile<PictureKind>> => {
  const contentTypes = ['image'];
  const file = { name: 'picture', url, kinds: PICTURE_KINDS, contentTypes, maxBytes: MAX_BYTES };
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
  const { least, most } = DIRECTORIES_WANT;
  if (width === height && width >= least && width <= most) return undefined;
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

/**
 * Fetches the show's picture. It is fetched once an episode and kept, as jingles are. An episode is
 * worth hearing without it, so one that can't be had, or that directories wouldn't take, is a warning.
 */
export const fetchPicture = async (
  deps: PictureDeps,
  input: GenerateAudioInput,
  url: string | null,
): Promise<FetchedPicture> => {
  if (url === null) return {};
  const key = outputKey(input, 'picture', createHash('sha256').update(url).digest('hex'));
  const stored = await deps.objects.find(key);
  if (stored) {
    const bytes = await deps.objects.get(stored);
    return withWarning({ bytes, kind: kindOf(bytes) === 'png' ? 'png' : 'jpeg' });
  }
  try {
    const file = await download(deps, url);
    await deps.objects.put(key, file.bytes, { contentType: `image/${file.kind}` });
    return withWarning(file);
  } catch (error) {
    if (!(error instanceof ShowFileRefused || error instanceof ShowFileUnavailable)) throw error;
    const { name, message } = error;
    return { warning: { name, message: `The audio file has no picture. ${message}` } };
  }
};
