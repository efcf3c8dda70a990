import type { LambdaClient } from '@aws-sdk/client-lambda';
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type Events, type RuleDefinition, startEvents } from '../events/index.ts';
import type { StepFunctions } from '../step-functions/index.ts';
import type { arnsOf } from './arns.ts';

/** What the event bus stands between. */
interface BusDeps {
  readonly engine: StepFunctions;
  readonly stepFunctions: SFNClient;
  readonly lambda: LambdaClient;
  readonly arns: ReturnType<typeof arnsOf>;
  readonly region: string;
  readonly accountId: string;
  readonly rules: readonly RuleDefinition[];
}

/** What the time that a stack was not there leaves behind: episodes that were cut off, slots that came. */
const CATCH_UP = ['reconcile', 'schedule'];

/**
 * Starts the rules, and at once one run of what catches up on the time since the
 * stack was last there. A slot whose show still has a dead episode is left to the next tick.
 */
export const startEventBus = async ({
  engine,
  stepFunctions,
  arns,
  ...place
}: BusDeps): Promise<Events> => {
  const bus = await startEvents({ ...place, stepFunctions });
  const unsubscribe = engine.onStatusChange((detail) =>
    bus.put({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: [detail.executionArn],
      detail,
    }),
  );
  for (const name of CATCH_UP) {
    await stepFunctions.send(
      new StartExecutionCommand({ stateMachineArn: arns.liveMachine(name) }),
    );
  }
  return {
    ...bus,
    close: async () => {
      unsubscribe();
      await bus.close();
    },
  };
};
