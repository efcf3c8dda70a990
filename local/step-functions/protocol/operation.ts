import type { Engine } from '../engine/engine.ts';
import type { Members } from './members.ts';

/** An answer's members; dates are Date objects, which each protocol writes in its own way. */
export type Answer = Readonly<Record<string, unknown>>;

/** One operation of the service. Throws ServiceError. */
export interface Operation {
  /** The members that it takes; a request with any other is refused. */
  readonly members: readonly string[];
  run(engine: Engine, members: Members): Answer | Promise<Answer>;
}
