import { arnType } from '../engine/arns.ts';
import type { Engine } from '../engine/engine.ts';
import type { Execution } from '../engine/execution.ts';
import { ServiceError } from '../engine/service-error.ts';
import type { StateMachine } from '../engine/state-machine.ts';
import type { Alias, Version } from '../engine/versions.ts';
import { ARN_LENGTH } from './limits.ts';
import { type Members, requiredString } from './members.ts';

const checkArn = (arn: string, expected: string): void => {
  const type = arnType(arn);
  if (type === undefined) {
    throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  }
  if (type !== expected) {
    throw new ServiceError(
      'InvalidArn',
      `Invalid Arn: 'Resource type not valid in this context: ${type}'`,
    );
  }
};

/** The member as a state machine's ARN. Throws ServiceError InvalidArn. */
export const stateMachineArnOf = (members: Members, member = 'stateMachineArn'): string => {
  const arn = requiredString(members, member, ARN_LENGTH);
  checkArn(arn, 'stateMachine');
  return arn;
};

/** The state machine that `stateMachineArn` names. Throws ServiceError InvalidArn or StateMachineDoesNotExist. */
export const findMachine = (engine: Engine, members: Members): StateMachine => {
  const arn = stateMachineArnOf(members);
  const machine = engine.state.machines.get(arn);
  if (machine === undefined) {
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }
  return machine;
};

/** What a state machine's ARN, a version's or an alias's leads to. */
export interface Target {
  readonly machine: StateMachine;
  readonly version?: Version | undefined;
  readonly alias?: Alias | undefined;
}

const chosen = ({ routing }: Alias, percent: number): string => {
  let passed = 0;
  const route = routing.find(({ weight }) => {
    passed += weight;
    return percent < passed;
  });
  return (route ?? routing[0])?.versionArn ?? '';
};

/** Where `stateMachineArn` leads, an alias to one of its versions by weight. Throws ServiceError InvalidArn or StateMachineDoesNotExist. */
export const findTarget = (engine: Engine, members: Members): Target => {
  const arn = stateMachineArnOf(members);
  const { versions } = engine.state;
  const alias = versions.alias(arn);
  const version = versions.get(alias === undefined ? arn : chosen(alias, engine.random() * 100));
  if (version !== undefined) return { machine: version.machine, version, alias };
  return { machine: findMachine(engine, members) };
};

/** The execution that `executionArn` names. Throws ServiceError InvalidArn or ExecutionDoesNotExist. */
export const findExecution = (engine: Engine, members: Members): Execution => {
  const arn = requiredString(members, 'executionArn', ARN_LENGTH);
  checkArn(arn, 'execution');
  const execution = engine.state.executions.get(arn);
  if (execution === undefined) {
    throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
  return execution;
};
