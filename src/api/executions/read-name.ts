import { episodeIdOf, MACHINES, type Machine, machineOf } from '../../inspect/machines.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import { readId } from '../request.ts';
import { unknownExecution } from './execution-problems.ts';

/** As Step Functions takes names (API reference, StartExecution), of those that the product gives. */
const NAME = /^[0-9a-z-]{1,80}$/;

/** Which execution a path names. */
export interface AskedExecution {
  /** Whose attempts count as such. */
  readonly episodeId: string;
  readonly machine: Machine;
  readonly name: string;
}

/** The execution that a path names by its episode, or by its machine. Throws a RequestProblem. */
export const readName = (event: ProxyEvent): AskedExecution => {
  const { name: given = '', machine: byMachine } = event.pathParameters ?? {};
  const name = given.toLowerCase();
  const machine = MACHINES.find((one) => one === byMachine);
  if (!NAME.test(name) || (byMachine !== undefined && !machine)) throw unknownExecution(name);
  if (machine) return { episodeId: episodeIdOf(name), name, machine };
  const episodeId = readId(event, 'episodeId');
  return { episodeId, name, machine: machineOf(episodeId, name) };
};
