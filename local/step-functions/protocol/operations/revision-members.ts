import type { StateMachine } from '../../engine/state-machine.ts';
import type { Answer } from '../operation.ts';

/** What every description of a state machine's revision has. */
export const revisionMembers = (machine: StateMachine): Answer => ({
  stateMachineArn: machine.arn,
  name: machine.name,
  definition: machine.definition,
  roleArn: machine.roleArn,
  revisionId: machine.revisionId,
  loggingConfiguration: machine.loggingConfiguration,
  tracingConfiguration: machine.tracingConfiguration,
});
