import pLimit from 'p-limit';
import type { TaskContext } from '../../runtime/task-handler.ts';
import type { GenerateAudioDeps } from '../deps.ts';
import { guardProvider, type ProviderUse } from '../provider/guard-provider.ts';
import { createHedger } from '../provider/hedge-calls.ts';
import { meterSpeech } from '../provider/meter-speech.ts';
import type { ProviderBusy } from '../provider/provider-busy.ts';
import { createRequestPacer } from '../provider/request-pacer.ts';
import { createTimeLeft } from '../provider/time-left.ts';
import type { GenerateAudioInput } from '../task.ts';
import { forEachBounded } from './for-each-bounded.ts';
import type { Segment } from './plan-segments.ts';
import { speakSegment } from './speak-segment.ts';

interface SpeakOptions {
  readonly segments: readonly Segment[];
  readonly input: Pick<GenerateAudioInput, 'episodeId' | 'execution'>;
  readonly context: TaskContext;
  /** Takes each segment's MP3 once it is stored. */
  readonly keep: (segment: Segment, bytes: Uint8Array) => Promise<void>;
}

/** How many segments a probe has spoken before it speaks several at once. */
const PROBED_ALONE = 1;

/**
 * Answers that become segments at once: two that are encoded, which is what a function has cores
 * for, and one that is levelled meanwhile. All others wait as they came, which takes the least
 * memory.
 */
const FINISHED_AT_ONCE = 3;

/**
 * Has segments spoken, checked, levelled, encoded and stored, several at once. Answers
 * ProviderBusy when the provider is not to be asked now; what is spoken by then is kept.
 */
export const speakMissing = async (
  deps: GenerateAudioDeps,
  { segments, input, context, keep }: SpeakOptions,
): Promise<ProviderBusy | undefined> => {
  if (segments.length === 0) return undefined;
  const { logger, remainingMs } = context;
  const { execution } = input;
  const costs = deps.openCosts({ attempt: input, logger });
  const hedger = createHedger(deps.clock);
  const speaking = {
    ...deps,
    logger,
    hedger,
    synthesizer: meterSpeech(deps.synthesizer, costs),
    finishing: pLimit(FINISHED_AT_ONCE),
    pacer: createRequestPacer({
      budget: deps.budget,
      clock: deps.clock,
      expected: segments.length,
    }),
    timeLeft: createTimeLeft(remainingMs),
  };
  const speakAll = async ({ probing, spoke }: ProviderUse) => {
    const speak = async (segment: Segment, stopped: AbortSignal) => {
      const bytes = await speakSegment(speaking, segment, stopped);
      await spoke();
      await deps.objects.put(segment.key, bytes, { contentType: 'audio/mpeg' });
      await keep(segment, bytes);
    };
    const alone = probing ? PROBED_ALONE : 0;
    await forEachBounded(segments.slice(0, alone), 1, speak);
    await forEachBounded(segments.slice(alone), deps.speechConcurrency, speak);
  };
  try {
    return await guardProvider({ circuit: deps.circuit, execution, remainingMs, logger }, speakAll);
  } finally {
    await costs.finish();
    logger.info('Calls to the speech provider', { ...hedger.counts });
  }
};
