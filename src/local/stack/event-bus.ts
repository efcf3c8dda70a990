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

/** What the time that a stack was not there leaves behind: episodes that were cut off, slots that came. */
const CATCH_UP = ['reconcile', 'schedule'];

/**
 * Starts the rules of `resources/`, and at once one run of what catches up on the time since the
 * stack was last there. A slot whose show still has a dead episode is left to the next tick.
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
  for (const name of CATCH_UP) {
    await stepFunctions.send(
      new StartExecutionCommand({ stateMachineArn: arns.stateMachine(name) }),
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
