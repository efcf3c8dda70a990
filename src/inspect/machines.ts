/** The machines whose executions Step Functions keeps; of *intake*, an Express one, there are logs alone. */
export const MACHINES = ['episode', 'schedule', 'reconcile', 'notify', 'deliver'] as const;
export type Machine = (typeof MACHINES)[number];

/** The machine that a deployed one is, by its name or ARN; undefined for any other. */
export const machineNamed = (deployed: string): Machine | undefined =>
  MACHINES.find((one) => deployed.endsWith(`-${one}`));

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ATTEMPT = new RegExp(`^(${UUID})(?:-([1-9]\\d{0,3}))?$`);
const DELIVERY = new RegExp(`^\\d+-${UUID}(?:-again-\\d+)?(?:-\\d{10})?$`);

/** Which attempt an execution of *episode* is, by its name: 1, or n of `<episode id>-<n>`; null for another name. */
export const attemptOf = (episodeId: string, name: string): number | null => {
  const [, id, n] = ATTEMPT.exec(name) ?? [];
  return id === episodeId ? Number(n ?? 1) : null;
};

/** The name of an episode's attempt. */
export const attemptName = (episodeId: string, attempt: number): string =>
  attempt === 1 ? episodeId : `${episodeId}-${attempt}`;

/** The id of an episode, with which its executions' names begin. */
export const episodeIdOf = (name: string): string => name.slice(0, 36);

/** Which machine an execution is of that an episode's list names, by how it is called. */
export const machineOf = (episodeId: string, name: string): Machine => {
  if (attemptOf(episodeId, name) !== null) return 'episode';
  return DELIVERY.test(name) ? 'deliver' : 'notify';
};
