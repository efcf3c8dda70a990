import type { Voice, VoiceCatalog } from './voice-catalog.ts';

interface CacheOptions {
  readonly keptMs: number;
  /** Milliseconds since 1970. */
  now(): number;
}

interface Kept {
  readonly at: number;
  readonly voices: Promise<readonly Voice[]>;
}

const MOST_LANGUAGES = 100;

/**
 * A catalog that asks another one, once in a while for each language. A list that is too old still
 * serves while no newer one is to be had.
 */
export const createCachedCatalog = (
  catalog: VoiceCatalog,
  { keptMs, now }: CacheOptions,
): VoiceCatalog => {
  const kept = new Map<string, Kept>();
  const ask = (languageCode: string, before: Kept | undefined): Kept => {
    const voices = catalog.list(languageCode).catch((error: unknown) => {
      if (before) {
        kept.set(languageCode, before);
        return before.voices;
      }
      kept.delete(languageCode);
      throw error;
    });
    const entry = { at: now(), voices };
    kept.delete(languageCode);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_LANGUAGES && oldest !== undefined) kept.delete(oldest);
    kept.set(languageCode, entry);
    return entry;
  };
  return {
    list(languageCode) {
      const entry = kept.get(languageCode);
      const isFresh = entry !== undefined && now() - entry.at < keptMs;
      return (isFresh ? entry : ask(languageCode, entry)).voices;
    },
  };
};
