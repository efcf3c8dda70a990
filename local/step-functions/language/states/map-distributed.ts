import type { Json } from '../../contract.ts';
import { createItemContext } from '../data/context-object.ts';
import { Payload } from '../data/payload.ts';
import { StateFailure } from '../errors/failure.ts';
import { runBranches } from '../run/branches.ts';
import type { MapRun } from './map-run.ts';

/** How many child executions run at once when the definition sets no limit: the service's own is 10,000. */
const DEFAULT_LIMIT = 1_000;

/**
 * Runs the iterations as executions of their own, whose events aren't in this one's history. Failed ones are left out
 * of the result as long as the definition tolerates so many; throws StateFailure as soon as it doesn't.
 */
export async function runDistributed(run: MapRun): Promise<Json[]> {
  const { thread } = run.visit;
  await thread.emit('MapRunStarted', {
    mapRunStartedEventDetails: { mapRunArn: mapRunArn(run) },
  });
  try {
    const outputs = await runChildren(run);
    await thread.emit('MapRunSucceeded');
    return outputs;
  } catch (error) {
    if (error instanceof StateFailure) {
      const details = { error: error.error, cause: error.reason };
      await thread.emit('MapRunFailed', { mapRunFailedEventDetails: details });
    }
    throw error;
  }
}

/** How a Map fails of which more items failed than it tolerates. */
export const exceededThreshold = (): StateFailure =>
  new StateFailure(
    'task',
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );

async function runChildren({ visit, machine, list, limit, tolerance, select }: MapRun) {
  const { thread } = visit;
  let failed = 0;
  const child = async (index: number, _lane: number, signal: AbortSignal): Promise<Json[]> => {
    const context = createItemContext(thread.context, list, index);
    try {
      const input = new Payload(await select(index));
      const output = await machine.run(thread.child(context, signal), input);
      return [output.value];
    } catch (error) {
      if (!(error instanceof StateFailure)) throw error;
      failed += 1;
      if (tolerance(failed, list.length)) return [];
      throw exceededThreshold();
    }
  };
  const most = limit === 0 ? DEFAULT_LIMIT : limit;
  return (await runBranches(thread.signal, list.length, most, child)).flat(1);
}

/** A map run is named by the machine, its state and an id. */
function mapRunArn({ visit }: MapRun): string {
  const { environment } = visit.thread.execution;
  const [arn, partition, service, region, account] =
    environment.identity.stateMachineArn.split(':');
  const name = `${environment.identity.stateMachineName}/${visit.stateName}`;
  return [arn, partition, service, region, account, 'mapRun', name, environment.uuid()].join(':');
}
