import { attemptOf } from '../episode/attempt.ts';

/** The machines whose executions Step Functions keeps; of *intake*, an Express one, there are logs alone. */
export const MACHINES = ['episode', 'schedule', 'reconcile', 'notify', 'deliver'] as const;
export type Machine = (typeof MACHINES)[number];

/** The machine that a deployed one is, by its name or ARN; undefined for any other. */
export const machineNamed = (deployed: string): Machine | undefined =>
  MACHINES.find((one) => deployed.endsWith(`-${one}`));

const DELIVERY = /^\d+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-again-\d+)?(?:-\d{10})?$/;

/** The id of an episode, with which its executions' names begin. */
export const episodeIdOf = (name: string): string => name.slice(0, 36);

/** Which machine an execution is of that an episode's list names, by how it is called. */
export const machineOf = (episodeId: string, name: string): Machine => {
  if (attemptOf(episodeId, name) !== null) return 'episode';
  return DELIVERY.test(name) ? 'deliver' : 'notify';
};
