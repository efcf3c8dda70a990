import type { Json } from '../../contract.ts';
import { abortable, linkedController } from '../run/abort.ts';
import { holding } from '../run/hold.ts';
import type { Thread } from '../run/thread.ts';

/** Thrown when a task takes longer than its state allows. */
export class TaskTimedOut extends Error {
  override readonly name = 'TaskTimedOut';
}

/** Why a timer is ended; an abort without a reason would make an error with a stack for each call. */
const ANSWERED = 'answered';

/** Calls a task; its signal aborts when the time is over (then throws TaskTimedOut) or the thread's does. */
export async function callWithin(
  thread: Thread,
  timeoutSeconds: number | undefined,
  call: (signal: AbortSignal) => Promise<Json>,
): Promise<Json> {
  const { clock } = thread.execution.environment;
  if (timeoutSeconds === undefined) {
    return abortable(
      holding(clock, () => call(thread.signal)),
      thread.signal,
    );
  }
  const { controller, release } = linkedController(thread.signal);
  const timer = new AbortController();
  const expire = () => controller.abort(new TaskTimedOut());
  clock.sleep(timeoutSeconds * 1_000, timer.signal).then(expire, () => undefined);
  try {
    return await abortable(
      holding(clock, () => call(controller.signal)),
      controller.signal,
    );
  } finally {
    timer.abort(ANSWERED);
    release();
  }
}
