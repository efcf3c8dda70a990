/** Why a branch was given up: another branch of the same Parallel or Map failed. */
export class BranchAborted extends Error {
  override readonly name = 'BranchAborted';
}

/** Why an execution was given up: its machine's TimeoutSeconds are over. */
export class MachineTimedOut extends Error {
  override readonly name = 'MachineTimedOut';
}

/** A controller that aborts when `outer` does; `release` ends the tie. */
export function linkedController(outer: AbortSignal): {
  controller: AbortController;
  release: () => void;
} {
  const controller = new AbortController();
  const follow = () => controller.abort(outer.reason);
  if (outer.aborted) follow();
  outer.addEventListener('abort', follow, { once: true });
  return { controller, release: () => outer.removeEventListener('abort', follow) };
}

/** Settles as the work does, or rejects with the signal's reason as soon as it aborts. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
