import type { Json } from '../../contract.ts';
import { Payload } from '../data/payload.ts';
import { StateFailure } from '../errors/failure.ts';
import { BranchAborted } from '../run/abort.ts';
import type { Machine } from '../run/state.ts';
import type { Thread } from '../run/thread.ts';

/** Runs one iteration of a Map, on the input that `select` makes, between the events of its start and its end. */
export async function runIteration(
  thread: Thread,
  machine: Machine,
  which: { readonly name: string; readonly index: number },
  select: () => Promise<Json>,
): Promise<Json> {
  await thread.emit('MapIterationStarted', { mapIterationStartedEventDetails: which });
  try {
    const { value } = await machine.run(thread, new Payload(await select()));
    await thread.note('MapIterationSucceeded', { mapIterationSucceededEventDetails: which });
    return value;
  } catch (error) {
    if (error instanceof StateFailure) {
      await thread.note('MapIterationFailed', { mapIterationFailedEventDetails: which });
    } else if (error instanceof BranchAborted) {
      await thread.note('MapIterationAborted', { mapIterationAbortedEventDetails: which });
    }
    throw error;
  }
}
