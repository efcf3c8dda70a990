import type { Json } from '../../contract.ts';
import type { Engine } from '../../engine/engine.ts';
import { ServiceError, validationError } from '../../engine/service-error.ts';
import type { Alias, Route } from '../../engine/versions.ts';
import { checkName } from '../check-name.ts';
import { findMachine, stateMachineArnOf } from '../find.ts';
import { NAME_LENGTH } from '../limits.ts';
import { type Members, pageSize, requiredString } from '../members.ts';
import type { Answer, Operation } from '../operation.ts';
import { pageToken, readPageToken } from '../page-token.ts';
import { descriptionOf } from '../publish-version.ts';

const ROUTING = 'routingConfiguration';

const routeOf = (value: Json): Route => {
  const { stateMachineVersionArn: versionArn, weight } = (value ?? {}) as Record<string, Json>;
  if (typeof versionArn === 'string' && typeof weight === 'number') return { versionArn, weight };
  throw new ServiceError('SerializationException', `${ROUTING} must list versions with weights.`);
};

/** One or two versions of one machine whose weights are 100 together. */
const routingOf = (engine: Engine, members: Members): { machineArn: string; routing: Route[] } => {
  const list = members[ROUTING];
  if (!Array.isArray(list) || list.length < 1 || list.length > 2) {
    throw validationError(list ?? null, ROUTING, 'have length between 1 and 2');
  }
  const routing = list.map(routeOf);
  const found = routing.map(({ versionArn }) => {
    const version = engine.state.versions.get(versionArn);
    if (version !== undefined) return version.machine.arn;
    throw new ServiceError('ResourceNotFound', `Resource not found: '${versionArn}'`);
  });
  const [machineArn = '', second = machineArn] = found;
  const isWhole = routing.every(({ weight }) => Number.isInteger(weight) && weight >= 0);
  const total = routing.reduce((sum, { weight }) => sum + weight, 0);
  const isTwice = routing[0]?.versionArn === routing[1]?.versionArn;
  if (machineArn !== second || isTwice || !isWhole || total !== 100) {
    throw new ServiceError(
      'ValidationException',
      'The routing configuration must name different versions of one state machine, with whole weights of 100 together',
    );
  }
  return { machineArn, routing };
};

const findAlias = (engine: Engine, members: Members): Alias => {
  const arn = stateMachineArnOf(members, 'stateMachineAliasArn');
  const alias = engine.state.versions.alias(arn);
  if (alias !== undefined) return alias;
  throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`);
};

const described = (alias: Alias): Answer => ({
  stateMachineAliasArn: alias.arn,
  name: alias.name,
  description: alias.description,
  routingConfiguration: alias.routing.map(({ versionArn, weight }) => ({
    stateMachineVersionArn: versionArn,
    weight,
  })),
  creationDate: new Date(alias.creationDate),
  updateDate: new Date(alias.updateDate),
});

export const createStateMachineAlias: Operation = {
  members: ['name', 'description', ROUTING],
  run(engine, members) {
    const name = requiredString(members, 'name', NAME_LENGTH);
    checkName(name);
    if (/^\d+$/.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    const { machineArn, routing } = routingOf(engine, members);
    const arn = `${machineArn}:${name}`;
    const description = descriptionOf(members);
    const existing = engine.state.versions.alias(arn);
    if (existing !== undefined) {
      const isSame =
        existing.description === description &&
        JSON.stringify(existing.routing) === JSON.stringify(routing);
      if (!isSame) throw new ServiceError('ConflictException', `Alias already exists: '${arn}'`);
      return { stateMachineAliasArn: arn, creationDate: new Date(existing.creationDate) };
    }
    const now = engine.now();
    const dates = { creationDate: now, updateDate: now };
    engine.append({ kind: 'alias', alias: { arn, name, description, routing, ...dates } });
    return { stateMachineAliasArn: arn, creationDate: new Date(now) };
  },
};

export const updateStateMachineAlias: Operation = {
  members: ['stateMachineAliasArn', 'description', ROUTING],
  run(engine, members) {
    const current = findAlias(engine, members);
    const description = descriptionOf(members) ?? current.description;
    const asked = members[ROUTING] === undefined ? undefined : routingOf(engine, members);
    if (asked !== undefined && `${asked.machineArn}:${current.name}` !== current.arn) {
      throw new ServiceError('ValidationException', "An alias leads to its own machine's versions");
    }
    const routing = asked?.routing ?? current.routing;
    const alias = { ...current, description, routing, updateDate: engine.now() };
    engine.append({ kind: 'alias', alias });
    return { updateDate: new Date(alias.updateDate) };
  },
};

export const describeStateMachineAlias: Operation = {
  members: ['stateMachineAliasArn'],
  run: (engine, members) => described(findAlias(engine, members)),
};

export const listStateMachineAliases: Operation = {
  members: ['stateMachineArn', 'maxResults', 'nextToken'],
  run(engine, members) {
    const { arn } = findMachine(engine, members);
    const size = pageSize(members);
    const after = String(readPageToken(members, 'aliases') ?? '');
    const left = engine.state.versions.aliasesOf(arn).filter(({ name }) => name > after);
    const page = left.slice(0, size);
    const last = left.length > size ? page.at(-1) : undefined;
    return {
      stateMachineAliases: page.map((alias) => ({
        stateMachineAliasArn: alias.arn,
        creationDate: new Date(alias.creationDate),
      })),
      nextToken: last === undefined ? undefined : pageToken('aliases', last.name),
    };
  },
};

export const deleteStateMachineAlias: Operation = {
  members: ['stateMachineAliasArn'],
  run(engine, members) {
    const { arn } = findAlias(engine, members);
    engine.append({ kind: 'version-deleted', arn });
    return {};
  },
};
