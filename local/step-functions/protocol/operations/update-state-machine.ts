import { ServiceError } from '../../engine/service-error.ts';
import type { StateMachine } from '../../engine/state-machine.ts';
import { checkMachine } from '../check-machine.ts';
import { findMachine } from '../find.ts';
import { ARN_LENGTH, MAX_DEFINITION_CHARACTERS } from '../limits.ts';
import { optionalString } from '../members.ts';
import type { Operation } from '../operation.ts';
import { publishIfAsked } from '../publish-version.ts';
import { refuseUnsupported } from './create-state-machine.ts';

const CHANGEABLE = ['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration'];

/** A new revision, unless nothing changes; running executions keep theirs. */
export const updateStateMachine: Operation = {
  members: [
    'stateMachineArn',
    'publish',
    'versionDescription',
    'encryptionConfiguration',
    ...CHANGEABLE,
  ],
  run(engine, members) {
    const current = findMachine(engine, members);
    refuseUnsupported(members);
    if (CHANGEABLE.every((member) => (members[member] ?? undefined) === undefined)) {
      throw new ServiceError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    const definition = optionalString(members, 'definition', {
      min: 1,
      max: MAX_DEFINITION_CHARACTERS,
    });
    if (definition !== undefined) checkMachine(engine, definition);
    const wanted: StateMachine = {
      ...current,
      definition: definition ?? current.definition,
      roleArn: optionalString(members, 'roleArn', ARN_LENGTH) ?? current.roleArn,
      loggingConfiguration: members['loggingConfiguration'] ?? current.loggingConfiguration,
      tracingConfiguration: members['tracingConfiguration'] ?? current.tracingConfiguration,
    };
    if (JSON.stringify(wanted) === JSON.stringify(current)) {
      return {
        updateDate: new Date(engine.now()),
        revisionId: current.revisionId,
        stateMachineVersionArn: publishIfAsked(engine, members, current)?.arn,
      };
    }
    const machine = { ...wanted, updateDate: engine.now(), revisionId: engine.uuid() };
    engine.append({ kind: 'machine', revision: engine.state.nextRevision, machine });
    return {
      updateDate: new Date(machine.updateDate),
      revisionId: machine.revisionId,
      stateMachineVersionArn: publishIfAsked(engine, members, machine)?.arn,
    };
  },
};
