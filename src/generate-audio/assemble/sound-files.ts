import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitFrames } from '../sound/mp3/frames.ts';
import type { Sounding } from './timeline.ts';

/** The MP3s of an episode's sounds while it is made. */
export interface SoundFiles {
  /** Keeps the MP3 frames of a sound. @throws NotMp3Frames */
  keep(sound: Sounding, bytes: Uint8Array): Promise<void>;
  /** How many frames a sound has; 0 for one that isn't kept. */
  framesOf(sound: Sounding): number;
  fileOf(sound: Sounding): string;
}

/** Keeps sounds as files below `folder`. */
export const createSoundFiles = (folder: string): SoundFiles => {
  const frames = new Map<string, number>();
  const fileOf = ({ key }: Sounding) =>
    join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    async keep(sound, bytes) {
      frames.set(sound.key, splitFrames(bytes).length);
      await writeFile(fileOf(sound), bytes);
    },
    framesOf: ({ key }) => frames.get(key) ?? 0,
    fileOf,
  };
};
