import { ServiceError } from '../../engine/service-error.ts';
import type { StateMachine } from '../../engine/state-machine.ts';
import { findMachine, stateMachineArnOf } from '../find.ts';
import { pageSize } from '../members.ts';
import type { Operation } from '../operation.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import { revisionMembers } from './revision-members.ts';

export const describeStateMachine: Operation = {
  members: ['stateMachineArn'],
  run(engine, members) {
    const { versions } = engine.state;
    const version = versions.get(stateMachineArnOf(members));
    const machine = version?.machine ?? findMachine(engine, members);
    return {
      ...revisionMembers(machine),
      stateMachineArn: version?.arn ?? machine.arn,
      status: 'ACTIVE',
      type: machine.type,
      creationDate: new Date(version?.creationDate ?? machine.creationDate),
      description: version?.description,
    };
  },
};

/** What doesn't exist is deleted already; what runs goes on to its end. */
export const deleteStateMachine: Operation = {
  members: ['stateMachineArn'],
  run(engine, members) {
    const arn = stateMachineArnOf(members);
    if (engine.state.machines.has(arn)) engine.append({ kind: 'machine-deleted', arn });
    return {};
  },
};

const byName = (a: StateMachine, b: StateMachine): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

export const listStateMachines: Operation = {
  members: ['maxResults', 'nextToken'],
  run(engine, members) {
    const size = pageSize(members);
    const after = String(readPageToken(members, 'machines') ?? '');
    const left = [...engine.state.machines.values()]
      .filter(({ name }) => name > after)
      .sort(byName);
    const page = left.slice(0, size);
    const last = left.length > size ? page.at(-1) : undefined;
    return {
      stateMachines: page.map(({ arn, name, type, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: new Date(creationDate),
      })),
      nextToken: last === undefined ? undefined : pageToken('machines', last.name),
    };
  },
};

export const listTagsForResource: Operation = {
  members: ['resourceArn'],
  run(engine, members) {
    const arn = stateMachineArnOf(members, 'resourceArn');
    const machine = engine.state.machines.get(arn);
    if (machine === undefined) {
      throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`);
    }
    return { tags: machine.tags };
  },
};
