import { join } from 'node:path';
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { projectRoot } from '../../../scripts/functions/project-root.ts';
import { type Events, startEvents } from '../events/index.ts';
import type { StepFunctions } from '../step-functions/index.ts';
import type { arnsOf } from './arns.ts';
import { readRules } from './rules.ts';

/** What the event bus stands between. */
interface BusDeps {
  readonly engine: StepFunctions;
  readonly stepFunctions: SFNClient;
  readonly arns: ReturnType<typeof arnsOf>;
  readonly region: string;
  readonly accountId: string;
}

const MACHINE_ID = /^(\w)(\w*)StateMachine$/;

/**
 * Starts the rules of `resources/` and one sweep of reconcile: what was cut off when the stack ended
 * last time is settled at once.
 */
export const startEventBus = async ({
  engine,
  stepFunctions,
  arns,
  ...place
}: BusDeps): Promise<Events> => {
  const machineArn = (id: string) => {
    const [, first, rest] = MACHINE_ID.exec(id) ?? [];
    return first === undefined ? undefined : arns.stateMachine(`${first.toLowerCase()}${rest}`);
  };
  const rules = await readRules(join(projectRoot, 'resources'), machineArn);
  const bus = await startEvents({ ...place, rules, stepFunctions });
  const unsubscribe = engine.onStatusChange((detail) =>
    bus.put({
      source: 'aws.states',
      detailType: 'Step Functions Execution Status Change',
      resources: [detail.executionArn],
      detail,
    }),
  );
  await stepFunctions.send(
    new StartExecutionCommand({ stateMachineArn: arns.stateMachine('reconcile') }),
  );
  return {
    ...bus,
    close: async () => {
      unsubscribe();
      await bus.close();
    },
  };
};
