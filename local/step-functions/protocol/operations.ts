import type { Engine } from '../engine/engine.ts';
import { notImplemented, ServiceError } from '../engine/service-error.ts';
import { type Members, onlyMembers } from './members.ts';
import type { Answer, Operation } from './operation.ts';
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './operations/aliases.ts';
import { createStateMachine } from './operations/create-state-machine.ts';
import {
  describeExecution,
  describeStateMachineForExecution,
  listExecutions,
  stopExecution,
} from './operations/executions.ts';
import { getExecutionHistory } from './operations/get-execution-history.ts';
import { startExecution, startSyncExecution } from './operations/start-execution.ts';
import {
  deleteStateMachine,
  describeStateMachine,
  listStateMachines,
  listTagsForResource,
} from './operations/state-machines.ts';
import { testState } from './operations/test-state.ts';
import { updateStateMachine } from './operations/update-state-machine.ts';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition.ts';
import {
  deleteStateMachineVersion,
  listStateMachineVersions,
  publishStateMachineVersion,
} from './operations/versions.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateStateMachine: createStateMachine,
    CreateStateMachineAlias: createStateMachineAlias,
    DeleteStateMachine: deleteStateMachine,
    DeleteStateMachineAlias: deleteStateMachineAlias,
    DeleteStateMachineVersion: deleteStateMachineVersion,
    DescribeExecution: describeExecution,
    DescribeStateMachine: describeStateMachine,
    DescribeStateMachineAlias: describeStateMachineAlias,
    DescribeStateMachineForExecution: describeStateMachineForExecution,
    GetExecutionHistory: getExecutionHistory,
    ListExecutions: listExecutions,
    ListStateMachineAliases: listStateMachineAliases,
    ListStateMachines: listStateMachines,
    ListStateMachineVersions: listStateMachineVersions,
    ListTagsForResource: listTagsForResource,
    PublishStateMachineVersion: publishStateMachineVersion,
    StartExecution: startExecution,
    StartSyncExecution: startSyncExecution,
    StopExecution: stopExecution,
    TestState: testState,
    UpdateStateMachine: updateStateMachine,
    UpdateStateMachineAlias: updateStateMachineAlias,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
  }),
);

/** The service's other operations: known, and refused by name. */
const NOT_HERE: ReadonlySet<string> = new Set(
  `CreateActivity DeleteActivity DescribeActivity DescribeMapRun GetActivityTask ListActivities
  ListMapRuns RedriveExecution SendTaskFailure SendTaskHeartbeat SendTaskSuccess TagResource
  UntagResource UpdateMapRun`.split(/\s+/),
);

/**
 * Runs the operation of that name; when it resolves, all that it says is on disk. Throws
 * ServiceError for a refusal, an operation that isn't here included.
 */
export const runOperation = async (
  engine: Engine,
  name: string,
  members: Members,
): Promise<Answer> => {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) {
    throw NOT_HERE.has(name)
      ? notImplemented(`The operation ${name}`)
      : new ServiceError('UnknownOperationException', `Step Functions has no operation ${name}.`);
  }
  onlyMembers(members, operation.members);
  const answer = await operation.run(engine, members);
  await engine.flushed();
  return answer;
};
