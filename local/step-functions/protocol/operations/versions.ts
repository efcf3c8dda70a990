import { ServiceError } from '../../engine/service-error.ts';
import { findMachine, stateMachineArnOf } from '../find.ts';
import { optionalString, pageSize } from '../members.ts';
import type { Operation } from '../operation.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import { descriptionOf, publishVersion } from '../publish-version.ts';

export const publishStateMachineVersion: Operation = {
  members: ['stateMachineArn', 'revisionId', 'description'],
  run(engine, members) {
    const machine = findMachine(engine, members);
    const wanted = optionalString(members, 'revisionId', { max: 256 });
    // A machine that was never updated is published as its initial revision.
    if (wanted !== undefined && wanted !== (machine.revisionId ?? 'INITIAL')) {
      throw new ServiceError(
        'ConflictException',
        `The revision ${wanted} isn't the current one of '${machine.arn}'`,
      );
    }
    const { arn, creationDate } = publishVersion(engine, machine, descriptionOf(members));
    return { stateMachineVersionArn: arn, creationDate: new Date(creationDate) };
  },
};

/** Newest first. */
export const listStateMachineVersions: Operation = {
  members: ['stateMachineArn', 'maxResults', 'nextToken'],
  run(engine, members) {
    const { arn } = findMachine(engine, members);
    const size = pageSize(members);
    const before = Number(readPageToken(members, 'versions') ?? Number.POSITIVE_INFINITY);
    const left = engine.state.versions.of(arn).filter(({ number }) => number < before);
    const page = left.slice(0, size);
    const last = left.length > size ? page.at(-1) : undefined;
    return {
      stateMachineVersions: page.map((version) => ({
        stateMachineVersionArn: version.arn,
        creationDate: new Date(version.creationDate),
      })),
      nextToken: last === undefined ? undefined : pageToken('versions', last.number),
    };
  },
};

/** What doesn't exist is deleted already; an alias keeps its versions. */
export const deleteStateMachineVersion: Operation = {
  members: ['stateMachineVersionArn'],
  run(engine, members) {
    const arn = stateMachineArnOf(members, 'stateMachineVersionArn');
    const { versions } = engine.state;
    const version = versions.get(arn);
    if (version === undefined) return {};
    const holder = versions
      .aliasesOf(version.machine.arn)
      .find(({ routing }) => routing.some(({ versionArn }) => versionArn === arn));
    if (holder !== undefined) {
      throw new ServiceError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${holder.name}]`,
      );
    }
    engine.append({ kind: 'version-deleted', arn });
    return {};
  },
};
