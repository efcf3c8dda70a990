import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredObject } from '../episode/stored-object.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { forEachBounded } from './for-each-bounded.ts';
import type { GenerateAudioDeps } from './generate-audio.ts';
import { splitFrames } from './mp3/frames.ts';
import type { Segment } from './plan-segments.ts';
import type { ProviderBusy } from './provider-busy.ts';
import { InvalidScript } from './read-script.ts';
import { createProgress } from './report-progress.ts';
import { speakMissing } from './speak-missing.ts';
import type { GenerateAudioInput } from './task.ts';

interface CollectOptions {
  readonly segments: readonly Segment[];
  /** Where the segments' files go. */
  readonly folder: string;
  readonly input: GenerateAudioInput;
  readonly context: TaskContext;
}

/** Every segment of the episode, as files. */
interface CollectedSegments {
  readonly outcome: 'collected';
  fileOf(segment: Segment): string;
  framesOf(segment: Segment): number;
  readonly counts: { readonly total: number; readonly spoken: number; readonly reused: number };
}

const STORAGE_CONCURRENCY = 16;

/**
 * Fetches the segments that are stored and has the others spoken, checked, levelled, encoded and
 * stored. Each is stored before it counts, so that after a crash only the missing are paid for.
 * Answers ProviderBusy when some are missing and the provider is not to be asked now.
 */
export const collectSegments = async (
  deps: GenerateAudioDeps,
  { segments, folder, input, context }: CollectOptions,
): Promise<CollectedSegments | ProviderBusy> => {
  const distinct = [...new Map(segments.map((segment) => [segment.key, segment])).values()];
  if (distinct.length === 0)
    throw new InvalidScript('The script holds nothing that can be spoken.');
  const frames = new Map<string, number>();
  const fileOf = ({ key }: Segment) => join(folder, createHash('sha256').update(key).digest('hex'));
  const keep = async (segment: Segment, bytes: Uint8Array) => {
    frames.set(segment.key, splitFrames(bytes).length);
    await writeFile(fileOf(segment), bytes);
  };
  const progress = createProgress({
    total: distinct.length,
    report: (done, total) =>
      deps.episodes.reportProgress(input.episodeId, input.execution, done, total),
    clock: deps.clock,
    logger: context.logger,
  });

  const missing = new Set(distinct);
  await forEachBounded(distinct, STORAGE_CONCURRENCY, async (segment) => {
    const stored: StoredObject | null = await deps.objects.find(segment.key);
    if (!stored) return;
    await keep(segment, await deps.objects.get(stored));
    missing.delete(segment);
  });
  const reused = distinct.length - missing.size;
  await progress.finished(reused);

  const busy = await speakMissing(deps, {
    segments: [...missing],
    execution: input.execution,
    context,
    async keep(segment, bytes) {
      await keep(segment, bytes);
      await progress.finished();
    },
  });
  if (busy) return busy;
  return {
    outcome: 'collected',
    fileOf,
    framesOf: ({ key }) => frames.get(key) ?? 0,
    counts: { total: distinct.length, spoken: missing.size, reused },
  };
};
