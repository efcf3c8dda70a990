import pLimit from 'p-limit';
import type { TaskContext } from '../../runtime/task-handler.ts';
import type { GenerateAudioDeps } from '../deps.ts';
import { guardProvider, type ProviderUse } from '../provider/guard-provider.ts';
import { createHedger } from '../provider/hedge-calls.ts';
import { meterSpeech } from '../provider/meter-speech.ts';
import type { ProviderBusy } from '../provider/provider-busy.ts';
import { createRequestPacer } from '../provider/request-pacer.ts';
import type { SpeechProvider } from '../provider/speech-provider.ts';
import { SpeechRefused } from '../provider/speech-synthesizer.ts';
import { createTimeLeft } from '../provider/time-left.ts';
import type { GenerateAudioInput } from '../task.ts';
import { forEachBounded } from './for-each-bounded.ts';
import { MOST_LEFT_OUT, type RefusedSegment, shareOf } from './leave-out.ts';
import type { Segment } from './plan-segments.ts';
import { SegmentRejected } from './segment-rejected.ts';
import { speakSegment } from './speak-segment.ts';

interface SpeakOptions {
  /** Who speaks them. */
  readonly provider: SpeechProvider;
  readonly segments: readonly Segment[];
  /** All of the episode, of which `segments` are missing. */
  readonly all: readonly Segment[];
  readonly input: Pick<GenerateAudioInput, 'episodeId' | 'execution'>;
  readonly context: TaskContext;
  /** Takes each segment's MP3 once it is stored. */
  readonly keep: (segment: Segment, bytes: Uint8Array) => Promise<void>;
}

/** Why a segment isn't spoken though the provider answers, or undefined for a failure that concerns the others too. */
const refusalOf = (error: unknown): RefusedSegment['error'] | undefined => {
  if (error instanceof SegmentRejected) return error;
  return error instanceof SpeechRefused && error.isOfRequest ? error : undefined;
};

/** How many segments a probe has spoken before it speaks several at once. */
const PROBED_ALONE = 1;

/**
 * Answers that become segments at once: two that are encoded, which is what a function has cores
 * for, and one that is levelled meanwhile. All others wait as they came, which takes the least
 * memory.
 */
const FINISHED_AT_ONCE = 3;

/**
 * Has segments spoken, checked, levelled, encoded and stored, several at once. Answers those that
 * the provider doesn't speak, or ProviderBusy when it is not to be asked now; what is spoken by
 * then is kept. No more is asked for once more is refused than an episode can do without.
 * @throws StaleExecution seconds after the attempt stopped being the episode's; calls under way are ended.
 */
export const speakMissing = async (
  deps: GenerateAudioDeps,
  { provider, segments, all, input, context, keep }: SpeakOptions,
): Promise<ProviderBusy | readonly RefusedSegment[]> => {
  if (segments.length === 0) return [];
  const { logger, remainingMs } = context;
  const { execution } = input;
  const costs = deps.openCosts({ attempt: input, logger });
  const hedger = createHedger(deps.clock);
  const speaking = {
    ...deps,
    logger,
    hedger,
    synthesizer: meterSpeech(provider.synthesizer, costs, deps.speechEndpoint),
    finishing: pLimit(FINISHED_AT_ONCE),
    pacer: createRequestPacer({
      budget: provider.budget,
      clock: deps.clock,
      expected: segments.length,
    }),
    timeLeft: createTimeLeft(remainingMs),
  };
  const refused: RefusedSegment[] = [];
  const refuse = (segment: Segment, error: unknown): void => {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    refused.push({ segment, error: refusal });
    const share = shareOf(
      refused.map((each) => each.segment),
      all,
    );
    if (share > MOST_LEFT_OUT) throw error;
  };
  const speakAll = async ({ probing, spoke }: ProviderUse, lost: AbortSignal) => {
    const speak = async (segment: Segment, stopped: AbortSignal) => {
      const endings = { ended: AbortSignal.any([stopped, lost]), lost };
      const bytes = await speakSegment(speaking, segment, endings).catch((error: unknown) => {
        refuse(segment, error);
        return undefined;
      });
      if (!bytes) return;
      await spoke();
      await deps.objects.put(segment.key, bytes, { contentType: 'audio/mpeg' });
      await keep(segment, bytes);
    };
    const alone = probing ? PROBED_ALONE : 0;
    await forEachBounded(segments.slice(0, alone), 1, speak);
    await forEachBounded(segments.slice(alone), provider.speechConcurrency, speak);
  };
  try {
    const guard = { circuit: provider.circuit, execution, remainingMs, logger };
    const busy = await guardProvider(guard, (use) =>
      deps.whileOwned({ attempt: input, logger }, (lost) => speakAll(use, lost)),
    );
    return busy ?? refused;
  } catch (error) {
    if (refused.some((each) => each.error === error)) return refused;
    throw error;
  } finally {
    await costs.finish();
    logger.info('Calls to the speech provider', { ...hedger.counts });
  }
};
