import { ExecutionListSchema } from '../../src/api/executions/schema.ts';
import { episodeIdOf, MACHINES } from '../../src/inspect/machines.ts';
import type { Api } from './api.ts';
import { CommandFailed } from './command-failed.ts';
import { findEpisodeId } from './find-show.ts';

/**
 * Where the API has the execution that is meant: an attempt by its name, the newest of an episode,
 * or a run of any machine as `<machine>/<name>`. @throws CommandFailed
 */
export const findExecution = async (api: Api, given: string): Promise<string> => {
  const [machine = '', name] = given.split('/');
  if (name !== undefined) {
    if (MACHINES.some((one) => one === machine)) return `/executions/${machine}/${name}`;
    throw new CommandFailed(`${machine} is no machine. There are ${MACHINES.join(', ')}.`);
  }
  if (/-\d+$/.test(given) && episodeIdOf(given) !== given) {
    return `/episodes/${episodeIdOf(given)}/executions/${given}`;
  }
  const path = `/episodes/${await findEpisodeId(api, given)}/executions`;
  const { items } = await api.get(`${path}?limit=1`, ExecutionListSchema);
  const newest = items.find(({ attempt }) => attempt !== null);
  if (newest) return `${path}/${newest.name}`;
  throw new CommandFailed(`The episode ${given} has no execution.`);
};
