import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportUploads } from '../../src/api/imports/schema.ts';
import type { ImportedEpisode, ImportedFiles } from '../../src/episode/episode-import.ts';
import { whyUnreached } from '../../src/errors/why-unreached.ts';
import type { AllowedOrigins } from '../../src/public-internet/allowed-origins.ts';
import type { ImportedShow } from '../../src/show/show.ts';
import { fetchFile } from './fetch-file.ts';
import type { ImportNote, ImportPlan, PlannedEpisode } from './import-plan.ts';
import { measureSound } from './measure-sound.ts';
import { saveChapters, saveTranscript } from './save-companions.ts';

/** Where shows and episodes go. */
export interface ImportTarget {
  importShow(podcastId: string, show: ImportedShow): Promise<{ readonly isNew: boolean }>;
  /** The ids of the episodes that the show has. */
  listEpisodes(podcastId: string): Promise<ReadonlySet<string>>;
  startImport(podcastId: string, episodeId: string, files: ImportedFiles): Promise<ImportUploads>;
  importEpisode(
    podcastId: string,
    episodeId: string,
    episode: ImportedEpisode,
  ): Promise<{ readonly episodeId: string }>;
}

interface ImportOptions {
  readonly maxBytes: number;
  readonly allowedOrigins: AllowedOrigins;
  /** Told what is done now; `share` of it from 0 to 1. */
  onProgress(what: string, share: number): void;
}

/** What has become of a show. */
export interface ImportOutcome {
  readonly podcastId: string;
  readonly title: string;
  readonly isNewShow: boolean;
  readonly imported: number;
  /** What was there already. */
  readonly present: number;
  readonly refused: readonly ImportNote[];
  readonly notes: readonly ImportNote[];
}

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const describeFile = async (path: string) => ({
  sha256: await sha256Of(path),
  sizeBytes: (await stat(path)).size,
});

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, '') : String(error);

const put = async (upload: ImportUploads['audio'], path: string): Promise<void> => {
  if (upload === null) return;
  const { url, headers } = upload;
  const body = await openAsBlob(path);
  const response = await fetch(url, { method: 'PUT', headers, body }).catch((cause: unknown) => {
    const where = new URL(url).origin;
    throw new Error(`the bucket at ${where} can't be reached: ${whyUnreached(cause)}`, { cause });
  });
  if (response.ok) return;
  throw new Error(`the bucket answered ${response.status} to its upload`);
};

const importOne = async (
  podcastId: string,
  episode: PlannedEpisode,
  folder: string,
  { target, options, notes }: ImportWork,
): Promise<boolean> => {
  const { id, audio: source, transcripts: _, chapters: __, durationMs: told, ...facts } = episode;
  const path = join(folder, 'audio');
  const onProgress = (share: number) => options.onProgress(episode.title, share);
  await fetchFile(source, path, { ...options, onProgress });
  const sound = await measureSound(path);
  if (!sound) throw new Error('its file is no MP3, M4A, Ogg, WAV or FLAC');
  if (told && Math.abs(told - sound.durationMs) > Math.max(5_000, told * 0.05)) {
    const [says, is] = [told, sound.durationMs].map((ms) => `${Math.round(ms / 1000)} s`);
    notes.push({ what: episode.title, why: `was said to last ${says}, and lasts ${is}` });
  }
  const saving = { folder, allowedOrigins: options.allowedOrigins, notes };
  const transcript = await saveTranscript(episode, saving);
  const chapters = await saveChapters({ ...episode, durationMs: sound.durationMs }, saving);
  const describe = async (saved: string | null) => saved && (await describeFile(saved));
  const files: ImportedFiles = {
    audio: { kind: sound.kind, ...(await describeFile(path)) },
    transcript: (await describe(transcript)) || null,
    chapters: (await describe(chapters)) || null,
  };
  const uploads = await target.startImport(podcastId, id, files);
  await put(uploads.audio, path);
  if (transcript) await put(uploads.transcript, transcript);
  if (chapters) await put(uploads.chapters, chapters);
  const { durationMs } = sound;
  const imported = await target.importEpisode(podcastId, id, { ...facts, durationMs, files });
  return imported.episodeId === id;
};

interface ImportWork {
  readonly target: ImportTarget;
  readonly options: ImportOptions;
  readonly notes: ImportNote[];
}

/**
 * Imports a show and, one after the other, those of its episodes that aren't there yet. One that
 * can't be imported is named in the outcome and holds up no other; begun again, it goes on where it
 * stopped.
 */
export const runImport = async (
  plan: ImportPlan,
  target: ImportTarget,
  options: ImportOptions,
): Promise<ImportOutcome> => {
  const { podcastId, show } = plan;
  const { isNew } = await target.importShow(podcastId, show);
  const there = await target.listEpisodes(podcastId);
  const refused = [...plan.refused];
  const notes = [...plan.notes];
  let [imported, present] = [0, 0];
  for (const [index, episode] of plan.episodes.entries()) {
    if (there.has(episode.id)) {
      present += 1;
      continue;
    }
    const folder = await mkdtemp(join(tmpdir(), 'stepcast-import-'));
    const which = `${index + 1} of ${plan.episodes.length}: `;
    const told = {
      ...options,
      onProgress: (what: string, share: number) => options.onProgress(which + what, share),
    };
    try {
      const isNewOne = await importOne(podcastId, episode, folder, {
        ...{ target, options: told, notes },
      });
      if (isNewOne) imported += 1;
      else present += 1;
    } catch (error) {
      refused.push({ what: episode.title, why: reasonOf(error) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { podcastId, title: show.title, isNewShow: isNew, imported, present, refused, notes };
};
