import { type SFNClient, SFNServiceException, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';
import type { Target } from './rule.ts';

const LONGEST_PAUSE_MS = 60_000;

/** What delivering needs besides event and target. */
export interface DeliveryDeps {
  readonly stepFunctions: SFNClient;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  readonly signal: AbortSignal;
}

// A machine that is gone or an input that is refused will be so again; a server that is away comes back.
const isPermanent = (error: unknown): boolean =>
  error instanceof SFNServiceException &&
  error.$fault === 'client' &&
  !error.$retryable &&
  error.$metadata.httpStatusCode !== 429;

/**
 * Starts the target with the event as its input, again with a growing pause while the service is
 * away; the name makes one start of all tries.
 * @throws the last error when the target refuses, or its retry policy or the signal ends the tries
 */
export const deliver = async (
  event: Event,
  target: Target,
  name: string,
  { stepFunctions, clock, random, signal }: DeliveryDeps,
): Promise<void> => {
  const giveUpAt = clock.now() + target.maxAgeMs;
  const command = new StartExecutionCommand({
    stateMachineArn: target.stateMachineArn,
    name,
    input: target.input ?? JSON.stringify(event),
  });
  for (let retries = 0; ; retries++) {
    try {
      await stepFunctions.send(command, { abortSignal: signal });
      return;
    } catch (error) {
      if (signal.aborted || isPermanent(error) || retries >= target.maxRetries) throw error;
      const pauseMs = random() * Math.min(1000 * 2 ** retries, LONGEST_PAUSE_MS);
      if (clock.now() + pauseMs > giveUpAt) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
};
