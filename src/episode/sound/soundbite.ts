import { z } from 'zod';
import { line } from '../../show/text.ts';

/** A stretch of an episode that its feed offers as a sample (podcast:soundbite of Podcasting 2.0). */
export const SoundbiteSchema = z.strictObject({
  startMs: z.number().int().nonnegative(),
  durationMs: z.number().int().positive().max(60_000),
  /** What an app shows beside it; 128 characters at most, as the tag's rules say. */
  title: line(128).min(1),
});
export type Soundbite = z.infer<typeof SoundbiteSchema>;

/** As many as any app shows. */
const MOST = 10;

/** An episode's soundbites, each beginning elsewhere. */
export const SoundbitesSchema = z
  .array(SoundbiteSchema)
  .max(MOST)
  .refine(
    (all) => new Set(all.map(({ startMs }) => startMs)).size === all.length,
    'two soundbites begin at the same place',
  );

/** Keeps the soundbites of published episodes. */
export interface SoundbiteStore {
  /** Those of this sound, in order. */
  list(episodeId: string, audioKey: string): Promise<readonly Soundbite[]>;
  /** Makes these the only ones. */
  replace(episodeId: string, audioKey: string, soundbites: readonly Soundbite[]): Promise<void>;
}
