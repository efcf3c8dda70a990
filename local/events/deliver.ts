import { InvokeCommand, type LambdaClient, LambdaServiceException } from '@aws-sdk/client-lambda';
import { type SFNClient, SFNServiceException, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';
import type { Target } from './rule.ts';

const LONGEST_PAUSE_MS = 60_000;

/** What delivering needs besides event and target. */
export interface DeliveryDeps {
  readonly stepFunctions: SFNClient;
  /** Where the functions are, if a rule calls any. */
  readonly lambda?: LambdaClient | undefined;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  readonly signal: AbortSignal;
}

// A machine that is gone or an input that is refused will be so again; a server that is away comes back.
const isPermanent = (error: unknown): boolean =>
  (error instanceof SFNServiceException || error instanceof LambdaServiceException) &&
  error.$fault === 'client' &&
  !error.$retryable &&
  error.$metadata.httpStatusCode !== 429;

/** Hands an input to a machine, or to a function as a call that nobody waits for. */
const senderOf = (
  { stepFunctions, lambda, signal }: DeliveryDeps,
  arn: string,
  name: string,
  input: string,
): (() => Promise<unknown>) => {
  const options = { abortSignal: signal };
  if (!arn.includes(':function:')) {
    const command = new StartExecutionCommand({ stateMachineArn: arn, name, input });
    return () => stepFunctions.send(command, options);
  }
  if (lambda === undefined) throw new Error(`Nobody said where the function ${arn} is.`);
  const call = { FunctionName: arn, InvocationType: 'Event', Payload: input } as const;
  return () => lambda.send(new InvokeCommand(call), options);
};

/**
 * Starts the target with the event as its input, again with a growing pause while the service is
 * away; the name makes one start of all tries.
 * @throws the last error when the target refuses, or its retry policy or the signal ends the tries
 */
export const deliver = async (
  event: Event,
  target: Target,
  name: string,
  deps: DeliveryDeps,
): Promise<void> => {
  const { clock, random, signal } = deps;
  const giveUpAt = clock.now() + target.maxAgeMs;
  const send = senderOf(deps, target.arn, name, target.input ?? JSON.stringify(event));
  for (let retries = 0; ; retries++) {
    try {
      await send();
      return;
    } catch (error) {
      if (signal.aborted || isPermanent(error) || retries >= target.maxRetries) throw error;
      const pauseMs = random() * Math.min(1000 * 2 ** retries, LONGEST_PAUSE_MS);
      if (clock.now() + pauseMs > giveUpAt) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
};
