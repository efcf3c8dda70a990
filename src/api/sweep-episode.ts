import type { MachineRunner } from '../inspect/machine-runner.ts';

/** What it takes to have an episode looked at. */
export interface SweepDeps {
  readonly runner: MachineRunner;
  createId(): string;
}

/**
 * Has *reconcile* look at one episode at once, by the execution that its row belongs to, as the rule on
 * dead executions does: feed, pages, message and webhooks follow the row. Should that run not start, the
 * next one by the clock does it. Throws ExecutionsUnavailable.
 */
export const sweepEpisode = async (
  { runner, createId }: SweepDeps,
  execution: string,
): Promise<void> => {
  await runner.run('reconcile', createId(), { detail: { name: execution } });
};
