import { AsyncLocalStorage } from 'node:async_hooks';
import type { Caller } from '../access/caller.ts';

/** Who asks, and in which request. */
export interface RequestingCaller extends Caller {
  readonly requestId?: string;
  /** The shows that they are kept to; all where there is none. */
  readonly podcastIds?: readonly string[] | undefined;
}

const storage = new AsyncLocalStorage<RequestingCaller>();

/** Runs `work` on behalf of somebody; whatever it awaits belongs to it. */
export const onBehalfOf = <T>(caller: RequestingCaller, work: () => T): T =>
  storage.run(caller, work);

/** On whose behalf the present code runs; undefined for nobody's, as of tasks and public routes. */
export const currentCaller = (): RequestingCaller | undefined => storage.getStore();

/** The shows that the present caller is kept to; null for all. */
export const currentScope = (): readonly string[] | null => currentCaller()?.podcastIds ?? null;

/** Whether the present caller may know of what is of this show; null stands for what is of none. */
export const isInScope = (podcastId: string | null): boolean => {
  const scope = currentScope();
  return scope === null || (podcastId !== null && scope.includes(podcastId));
};

/**
 * What an execution's input says of who asks for it. Without the request's id: the same request sent
 * twice is the same input.
 */
export const requestedBy = (): { readonly requestedBy?: Caller } => {
  const caller = currentCaller();
  if (!caller) return {};
  const { kind, id, name } = caller;
  return { requestedBy: { kind, ...(id !== undefined && { id }), name } };
};
