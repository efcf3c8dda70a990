import { type FrameIndex, FrameIndexSchema } from '../episode/sound/frame-index.ts';
import { audioDigest, clipIndexKey } from '../episode/storage-keys.ts';
import { type FrameMap, packFrames, unpackFrames } from '../mp3/frame-map.ts';
import { scanFrames } from '../mp3/scan-frames.ts';
import type { ClipStorage, Pointer, PublishedAudio } from './ports.ts';
import { createSingleFlight } from './single-flight.ts';

/** An hour has some 138,000 frames, of ten bytes each here. */
const KEPT_MAPS = 16;

/** An index that was kept: null says that the sound has no frames; undefined for one that isn't there or is of an older version. */
const readIndex = async (
  storage: ClipStorage,
  object: Pointer,
): Promise<FrameIndex | null | undefined> => {
  const bytes = await storage.get(object);
  if (bytes === null) return undefined;
  return FrameIndexSchema.nullable().safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    .data;
};

/**
 * The frames of published episodes: from the index that was made with the sound, else from one that
 * is built by reading the sound once and kept beside its clips. Null for sound that has no frames.
 */
export const createFrameMaps = (storage: ClipStorage) => {
  const maps = new Map<string, FrameMap | null>();
  const finding = createSingleFlight<FrameMap | null | undefined>();
  const building = createSingleFlight<FrameMap | null>();

  const remember = (digest: string, map: FrameMap | null): FrameMap | null => {
    maps.set(digest, map);
    const [oldest] = maps.keys();
    if (maps.size > KEPT_MAPS && oldest !== undefined) maps.delete(oldest);
    return map;
  };

  /** What is known without reading any sound; undefined when nothing is. */
  const find = async (published: PublishedAudio): Promise<FrameMap | null | undefined> => {
    const digest = audioDigest(published.audio);
    const known = maps.get(digest);
    if (known !== undefined) return known;
    return finding(digest, async () => {
      const own = published.frames && (await readIndex(storage, published.frames));
      const index =
        own ?? (await readIndex(storage, { key: clipIndexKey(published.episodeId, digest) }));
      return index === undefined ? undefined : remember(digest, index && unpackFrames(index));
    });
  };

  const build = (published: PublishedAudio): Promise<FrameMap | null> => {
    const digest = audioDigest(published.audio);
    return building(digest, async () => {
      const map = (await scanFrames(storage.read(published.audio))) ?? null;
      const bytes = Buffer.from(JSON.stringify(map && packFrames(map)));
      const facts = { sizeBytes: bytes.length, contentType: 'application/json' };
      await storage.putOnce(clipIndexKey(published.episodeId, digest), bytes, facts);
      return remember(digest, map);
    });
  };

  return {
    find,
    of: async (published: PublishedAudio): Promise<FrameMap | null> => {
      const found = await find(published);
      return found === undefined ? build(published) : found;
    },
  };
};
