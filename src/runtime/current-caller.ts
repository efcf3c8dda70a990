import { AsyncLocalStorage } from 'node:async_hooks';
import type { Caller } from '../access/caller.ts';

/** Who asks, and in which request. */
export interface RequestingCaller extends Caller {
  readonly requestId?: string;
}

const storage = new AsyncLocalStorage<RequestingCaller>();

/** Runs `work` on behalf of somebody; whatever it awaits belongs to it. */
export const onBehalfOf = <T>(caller: RequestingCaller, work: () => T): T =>
  storage.run(caller, work);

/** On whose behalf the present code runs; undefined for nobody's, as of tasks and public routes. */
export const currentCaller = (): RequestingCaller | undefined => storage.getStore();

/**
 * What an execution's input says of who asks for it. Without the request's id: the same request sent
 * twice is the same input.
 */
export const requestedBy = (): { readonly requestedBy?: Caller } => {
  const caller = currentCaller();
  if (!caller) return {};
  const { requestId: _, ...who } = caller;
  return { requestedBy: who };
};
