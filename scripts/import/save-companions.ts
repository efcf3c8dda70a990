import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AllowedOrigins } from '../../src/public-internet/allowed-origins.ts';
import { readChapters } from './chapters.ts';
import { FileNotFetched, fetchFile } from './fetch-file.ts';
import type { ImportNote, PlannedEpisode } from './import-plan.ts';
import { readTranscript } from './transcripts.ts';

const MOST_BYTES = 10_000_000;

/** Where files are saved, and what is said of those that can't be. */
interface Saving {
  readonly folder: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly notes: ImportNote[];
}

/** Saves the first transcript that can be read as WebVTT, and says why others can't. */
export const saveTranscript = async (
  { title, transcripts }: Pick<PlannedEpisode, 'title' | 'transcripts'>,
  { folder, allowedOrigins, notes }: Saving,
): Promise<string | null> => {
  const saved = join(folder, 'transcript.vtt');
  for (const { format, file } of transcripts) {
    const path = join(folder, 'transcript');
    try {
      await fetchFile(file, path, { allowedOrigins, maxBytes: MOST_BYTES });
      const vtt = readTranscript(format, await readFile(path));
      if (vtt) {
        await writeFile(saved, vtt);
        return saved;
      }
      notes.push({ what: title, why: `its ${format} transcript has no words with times` });
    } catch (error) {
      const why = error instanceof FileNotFetched ? error.message : `it is no ${format}`;
      notes.push({ what: title, why: `its transcript isn't imported: ${why}` });
    }
  }
  if (transcripts.length === 0) {
    notes.push({ what: title, why: 'it has no transcript, so that search finds nothing in it' });
  }
  return null;
};

/** Saves an episode's chapters as those of episodes are that are made here, or says why it can't; null for none. */
export const saveChapters = async (
  {
    title,
    chapters,
    durationMs,
  }: Pick<PlannedEpisode, 'title' | 'chapters'> & { durationMs: number },
  { folder, allowedOrigins, notes }: Saving,
): Promise<string | null> => {
  if (!chapters) return null;
  const path = join(folder, 'chapters');
  try {
    await fetchFile(chapters, path, { allowedOrigins, maxBytes: MOST_BYTES });
    const read = readChapters(await readFile(path), { title, durationMs });
    if (read) {
      const saved = join(folder, 'chapters.json');
      await writeFile(saved, JSON.stringify(read));
      return saved;
    }
    notes.push({ what: title, why: 'its chapters have no titles with times' });
  } catch (error) {
    const why = error instanceof FileNotFetched ? error.message : 'they are no JSON Chapters';
    notes.push({ what: title, why: `its chapters aren't imported: ${why}` });
  }
  return null;
};
