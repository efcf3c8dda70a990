import type { Json, RunEnvironment } from '../../contract.ts';
import type { ContextObject } from '../data/context-object.ts';
import type { Variables } from '../data/variables.ts';

/** Everything an expression of a running state can see. */
export interface Scene {
  /** The state's raw input: `$states.input`. */
  readonly input: Json;
  readonly context: ContextObject;
  readonly variables: Variables;
  readonly environment: Pick<RunEnvironment, 'random' | 'uuid' | 'clock' | 'trustsExpressions'>;
  /** Aborted when the state is given up. */
  readonly signal: AbortSignal;
  /** `$states.result`, once there is one. */
  readonly result?: Json;
  /** `$states.errorOutput`, inside a catcher. */
  readonly errorOutput?: Json;
}

/** A compiled field. `data` is what `$` means in JSONPath; JSONata reads the scene alone. */
export type Expression = (scene: Scene, data: Json) => Json | Promise<Json>;
