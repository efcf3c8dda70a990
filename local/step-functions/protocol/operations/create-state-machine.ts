import type { Json } from '../../contract.ts';
import { stateMachineArn } from '../../engine/arns.ts';
import type { Engine } from '../../engine/engine.ts';
import { notImplemented, ServiceError } from '../../engine/service-error.ts';
import type { StateMachine } from '../../engine/state-machine.ts';
import { checkMachine } from '../check-machine.ts';
import { checkName } from '../check-name.ts';
import { ARN_LENGTH, MAX_DEFINITION_CHARACTERS, NAME_LENGTH } from '../limits.ts';
import { type Members, optionalChoice, requiredString } from '../members.ts';
import type { Answer, Operation } from '../operation.ts';
import { publishIfAsked } from '../publish-version.ts';
import { readTags } from '../read-tags.ts';

export const NO_LOGGING: Json = { level: 'OFF', includeExecutionData: false };
export const NO_TRACING: Json = { enabled: false };

const answer = (engine: Engine, members: Members, machine: StateMachine): Answer => ({
  stateMachineArn: machine.arn,
  creationDate: new Date(machine.creationDate),
  stateMachineVersionArn: publishIfAsked(engine, members, machine)?.arn,
});

/** The service's idempotency check: what makes a second creation the same machine; role and tags don't count. */
const same = (a: StateMachine, b: StateMachine): boolean =>
  a.definition === b.definition &&
  a.type === b.type &&
  JSON.stringify(a.loggingConfiguration) === JSON.stringify(b.loggingConfiguration) &&
  JSON.stringify(a.tracingConfiguration) === JSON.stringify(b.tracingConfiguration);

/** Refuses what a machine of this engine can't have. */
export const refuseUnsupported = (members: Members): void => {
  const encryption = members['encryptionConfiguration'] ?? undefined;
  if (encryption !== undefined && !JSON.stringify(encryption).includes('"AWS_OWNED_KEY"')) {
    throw notImplemented('Encryption with a key of your own');
  }
};

export const createStateMachine: Operation = {
  members: [
    'name',
    'definition',
    'roleArn',
    'type',
    'loggingConfiguration',
    'tracingConfiguration',
    'tags',
    'publish',
    'versionDescription',
    'encryptionConfiguration',
  ],
  run(engine, members) {
    const name = requiredString(members, 'name', NAME_LENGTH);
    checkName(name);
    const definition = requiredString(members, 'definition', {
      min: 1,
      max: MAX_DEFINITION_CHARACTERS,
    });
    refuseUnsupported(members);
    checkMachine(engine, definition);
    const now = engine.now();
    const machine: StateMachine = {
      arn: stateMachineArn(engine.place, name),
      name,
      type: optionalChoice(members, 'type', ['STANDARD', 'EXPRESS']) ?? 'STANDARD',
      roleArn: requiredString(members, 'roleArn', ARN_LENGTH),
      definition,
      creationDate: now,
      updateDate: now,
      tags: readTags(members['tags']),
      loggingConfiguration: members['loggingConfiguration'] ?? NO_LOGGING,
      tracingConfiguration: members['tracingConfiguration'] ?? NO_TRACING,
    };
    const existing = engine.state.machines.get(machine.arn);
    if (existing === undefined) {
      engine.append({ kind: 'machine', revision: engine.state.nextRevision, machine });
      return answer(engine, members, machine);
    }
    if (same(existing, machine)) return answer(engine, members, existing);
    throw new ServiceError(
      'StateMachineAlreadyExists',
      `State Machine Already Exists: '${machine.arn}'`,
    );
  },
};
