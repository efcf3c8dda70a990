import {
  type SFNClient,
  SFNServiceException,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';

/** How a run of the target ended. */
export interface TargetRun {
  readonly status: string;
  /** Undefined where the service refused to start one. */
  readonly executionArn?: string | undefined;
  /** JSON text, of one that succeeded. */
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/**
 * Runs the Express machine on a batch and answers how that ended. A refusal of the service is an end
 * as well: the pipe's own fault, which counts as a receive.
 * @throws what keeps the service from being asked, or the signal's reason
 */
export const runTarget = async (
  stepFunctions: SFNClient,
  stateMachineArn: string,
  batch: readonly object[],
  signal: AbortSignal,
): Promise<TargetRun> => {
  try {
    const {
      status = 'FAILED',
      executionArn,
      output,
      error,
      cause,
    } = await stepFunctions.send(
      new StartSyncExecutionCommand({ stateMachineArn, input: JSON.stringify(batch) }),
      { abortSignal: signal },
    );
    return { status, executionArn, output, error, cause };
  } catch (error) {
    if (error instanceof SFNServiceException && error.$fault === 'client') {
      return { status: 'FAILED', error: error.name, cause: error.message };
    }
    throw error;
  }
};
