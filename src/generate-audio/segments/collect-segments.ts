import type { EpisodeWarning } from '../../episode/episode-store.ts';
import type { Script } from '../../episode/script.ts';
import type { StoredObject } from '../../episode/stored-object.ts';
import type { TaskContext } from '../../runtime/task-handler.ts';
import type { SoundFiles } from '../assemble/sound-files.ts';
import type { GenerateAudioDeps } from '../deps.ts';
import type { ProviderBusy } from '../provider/provider-busy.ts';
import { priceNameOf, providerFor } from '../provider/speech-provider.ts';
import { InvalidScript } from '../read-script.ts';
import type { GenerateAudioInput } from '../task.ts';
import { forEachBounded } from './for-each-bounded.ts';
import type { RefusedSegment } from './leave-out.ts';
import type { Segment } from './plan-segments.ts';
import { createProgress } from './report-progress.ts';
import { type SegmentsRefused, settleRefused, tryLater } from './settle-refused.ts';
import { speakMissing } from './speak-missing.ts';

interface CollectOptions {
  readonly script: Script;
  readonly segments: readonly Segment[];
  readonly sounds: SoundFiles;
  readonly input: GenerateAudioInput;
  readonly context: TaskContext;
}

/** All that the episode says is among the sounds. */
interface CollectedSegments {
  readonly outcome: 'collected';
  /** What is heard, without what the provider doesn't speak. */
  readonly segments: readonly Segment[];
  readonly warnings: readonly EpisodeWarning[];
  readonly counts: { readonly total: number; readonly spoken: number; readonly reused: number };
}

const STORAGE_CONCURRENCY = 16;

/**
 * Fetches the segments that are stored and has the others spoken, checked, levelled, encoded and
 * stored. Each is stored before it counts, so that after a crash only the missing are paid for.
 * Answers ProviderBusy when some are missing and the provider is not to be asked now, and
 * SegmentsRefused when sound was unusable that may be better some minutes later.
 * @throws BudgetSpent before anything is spoken; SegmentRejected, SpeechRefused when more than a tenth of the episode can't be spoken
 */
export const collectSegments = async (
  deps: GenerateAudioDeps,
  { script, segments, sounds, input, context }: CollectOptions,
): Promise<CollectedSegments | ProviderBusy | SegmentsRefused> => {
  const distinct = [...new Map(segments.map((segment) => [segment.key, segment])).values()];
  if (distinct.length === 0)
    throw new InvalidScript('The script holds nothing that can be spoken.');
  const progress = createProgress({
    total: distinct.length,
    report: (done, total) => deps.episodes.reportProgress(input, done, total),
    clock: deps.clock,
    logger: context.logger,
  });

  const missing = new Set(distinct);
  await forEachBounded(distinct, STORAGE_CONCURRENCY, async (segment) => {
    const stored: StoredObject | null = await deps.objects.find(segment.key);
    if (!stored) return;
    await sounds.keep(segment, await deps.objects.get(stored));
    missing.delete(segment);
  });
  const reused = distinct.length - missing.size;
  await progress.finished(reused);

  const products = [...missing].map(({ voice }) => priceNameOf(voice, deps.speechEndpoint));
  await deps.beginPaying(input, products);
  const refused: RefusedSegment[] = [];
  const byProvider = Map.groupBy(missing, ({ voice }) => providerFor(deps, voice));
  for (const [provider, some] of byProvider) {
    const answer = await speakMissing(deps, {
      provider,
      segments: some,
      all: distinct,
      input,
      context,
      async keep(segment, bytes) {
        await sounds.keep(segment, bytes);
        await progress.finished();
      },
    });
    if ('outcome' in answer) return answer;
    refused.push(...answer);
  }
  const later = tryLater(refused, input.refusedRuns);
  if (later) return later;
  const { segments: heard, warnings } = settleRefused(script, segments, refused);
  const spoken = missing.size - refused.length;
  return {
    outcome: 'collected',
    segments: heard,
    warnings,
    counts: { total: reused + spoken, spoken, reused },
  };
};
