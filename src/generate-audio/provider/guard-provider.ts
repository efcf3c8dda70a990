import type { Logger } from '../../runtime/logger.ts';
import { SegmentRejected } from '../segments/segment-rejected.ts';
import { type ProviderBusy, providerBusy } from './provider-busy.ts';
import type { CircuitAnswer, SpeechCircuit } from './speech-circuit.ts';
import { SpeechRefused, SpeechUnavailable } from './speech-synthesizer.ts';

interface GuardOptions {
  readonly circuit: SpeechCircuit;
  readonly execution: string;
  /** Until the function's timeout. */
  readonly remainingMs: () => number;
  readonly logger: Logger;
}

/** How a run uses the provider once it may. */
export interface ProviderUse {
  /** True when all other runs wait for what this one learns: it should ask for little at first. */
  readonly probing: boolean;
  /** To be called for each usable sound. */
  spoke(): Promise<void>;
}

const MOST_PROBE_SECONDS = 3600;

const leftAlone = ({ waitSeconds, reason }: CircuitAnswer & { mayStart: false }): ProviderBusy =>
  providerBusy(
    waitSeconds,
    `The speech provider is failing and is left alone for a while. It last said: ${reason}`,
  );

/**
 * Calls the provider through its circuit and tells the circuit how that went. Answers
 * ProviderBusy, without or instead of paid work, when the circuit is open or the provider asks for
 * a wait that `use` could not sit out.
 * @throws whatever `use` throws otherwise
 */
export const guardProvider = async (
  { circuit, execution, remainingMs, logger }: GuardOptions,
  use: (provider: ProviderUse) => Promise<void>,
): Promise<ProviderBusy | undefined> => {
  const probeSeconds = Math.min(MOST_PROBE_SECONDS, Math.max(1, Math.ceil(remainingMs() / 1000)));
  const entered = await circuit.enter(execution, probeSeconds);
  if (!entered.mayStart) return leftAlone(entered);
  const troubled = entered.state !== 'closed' || entered.failedRuns > 0;
  let hasSpoken = false;
  const spoke = async () => {
    if (hasSpoken) return;
    hasSpoken = true;
    if (troubled) await circuit.spoke(execution);
  };
  try {
    await use({ probing: entered.state === 'half_open', spoke });
    return undefined;
  } catch (error) {
    // A provider that refuses a request is there: what is wrong is the request.
    if (error instanceof SpeechRefused) await spoke();
    const failed = error instanceof SpeechUnavailable || error instanceof SegmentRejected;
    if (!failed) throw error;
    const after = hasSpoken ? undefined : await circuit.failed(execution, error.message);
    if (after) logger.warn('The provider spoke nothing in this run', { ...after });
    if (error instanceof SegmentRejected) throw error;
    if (after && !after.mayStart) return leftAlone(after);
    if (error.retryAfterMs === undefined) throw error;
    return providerBusy(error.retryAfterMs / 1000, error.message);
  }
};
