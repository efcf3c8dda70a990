import type { MachineRunner } from '../../inspect/machine-runner.ts';
import type { ShowStore } from '../../show/show-store.ts';

/** What it takes to have a changed show published. */
export interface PublishDeps {
  readonly shows: Pick<ShowStore, 'findUnpublishedChange'>;
  readonly runner: MachineRunner;
  createId(): string;
}

/**
 * Has feed and pages written anew at once where they aren't as the show is by now. Should that run not
 * start, the next one by the clock does it.
 */
export const publishChange = async (
  { shows, runner, createId }: PublishDeps,
  podcastId: string,
): Promise<void> => {
  const execution = await shows.findUnpublishedChange(podcastId);
  if (execution === null) return;
  // As the rule on dead executions does it: this episode alone is looked at.
  await runner.run('reconcile', createId(), { detail: { name: execution } });
};
