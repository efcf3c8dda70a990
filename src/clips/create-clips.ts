import { audioDigest, clipKey } from '../episode/storage-keys.ts';
import { expiryOf } from './clip-expiry.ts';
import { cutClip } from './cut-clip.ts';
import { createFrameMaps } from './frame-maps.ts';
import { planCut, type Stretch } from './plan-cut.ts';
import type {
  ClipEncoder,
  ClipStorage,
  Kept,
  PublishedAudio,
  PublishedAudioReader,
} from './ports.ts';
import { createSingleFlight } from './single-flight.ts';

/** What is asked for: so many milliseconds of an episode from there on. */
export interface ClipRequest {
  readonly episodeId: string;
  readonly startMs: number;
  /** From 1 to 60,000. */
  readonly durationMs: number;
}

/** A clip that can be fetched. */
export interface Clip {
  readonly key: string;
  readonly startMs: number;
  /** What it lasts: less than was asked for where the episode ends before. */
  readonly durationMs: number;
  readonly expiresAt: Date;
  /** Whether it had been made before. */
  readonly isKept: boolean;
  /** What making it took, in milliseconds; 0 for one that had been made before. */
  readonly tookMs: number;
}

/** What became of a request for a clip. */
export type ClipOutcome =
  | { readonly outcome: 'ready'; readonly clip: Clip }
  | { readonly outcome: 'unknown_episode' }
  /** It would begin where the episode has ended. */
  | { readonly outcome: 'past_end'; readonly episodeMs: number }
  /** The sound is in a format that has no frames to copy, and nothing here can encode it. */
  | { readonly outcome: 'no_frames' };

export interface ClipsDeps {
  readonly episodes: PublishedAudioReader;
  readonly storage: ClipStorage;
  /** For sound without frames; without it there are no clips of such. */
  readonly encoder?: ClipEncoder | undefined;
  /** Milliseconds, from any moment on. */
  now(): number;
}

const CLIP_FACTS = { contentType: 'audio/mpeg' };

const ignore = (): void => undefined;

/**
 * Makes clips of published episodes, each once: by copying frames out of the bytes where they lie.
 * Nothing is read of the sound for a request that is refused or whose clip is there.
 */
export const createClips = ({ episodes, storage, encoder, now }: ClipsDeps) => {
  const frameMaps = createFrameMaps(storage);
  const once = createSingleFlight<ClipOutcome>();

  const make = async (
    published: PublishedAudio,
    key: string,
    stretch: Stretch,
  ): Promise<Kept | null> => {
    const { audio } = published;
    const map = await frameMaps.of(published);
    if (map) {
      const plan = planCut(map, stretch);
      // Reading begins before writing does, so that the one doesn't wait for the other's first byte.
      const sound = storage.read(audio, plan.range);
      const { sizeBytes } = plan;
      return storage.putOnce(key, cutClip(plan, map, sound), { ...CLIP_FACTS, sizeBytes });
    }
    if (encoder === undefined) return null;
    const bytes = await encoder.encode(storage.read(audio), stretch);
    return storage.putOnce(key, bytes, { ...CLIP_FACTS, sizeBytes: bytes.length });
  };

  const answer = async ({ episodeId, startMs, durationMs }: ClipRequest): Promise<ClipOutcome> => {
    const published = await episodes.find(episodeId);
    if (published === null) return { outcome: 'unknown_episode' };
    const episodeMs = published.durationMs;
    if (startMs >= episodeMs) return { outcome: 'past_end', episodeMs };
    const stretch = { startMs, endMs: Math.min(episodeMs, startMs + durationMs) };
    const key = clipKey(episodeId, audioDigest(published.audio), stretch);
    const startedAt = now();
    // Together, since a clip that isn't there needs the map next; what fails here fails again then.
    frameMaps.find(published).catch(ignore);
    const kept = await storage.find(key);
    const made = kept ?? (await make(published, key, stretch));
    if (made === null) return { outcome: 'no_frames' };
    const clip = {
      ...{ key, startMs, durationMs: stretch.endMs - startMs },
      expiresAt: expiryOf(made.storedAt),
      isKept: kept !== null,
      tookMs: kept ? 0 : Math.round(now() - startedAt),
    };
    return { outcome: 'ready', clip };
  };

  return (request: ClipRequest): Promise<ClipOutcome> =>
    once(`${request.episodeId} ${request.startMs} ${request.durationMs}`, () => answer(request));
};
