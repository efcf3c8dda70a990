import type { Json } from '../../contract.ts';
import type { Scene } from '../run/scene.ts';

/** What an expression sees of a running state, as plain data that another thread can have. */
export interface Bindings {
  readonly variables: Readonly<Record<string, Json>>;
  readonly states: Readonly<Record<string, Json>>;
}

/** The variables and `$states` of a scene. */
export const bindingsOf = (scene: Scene): Bindings => ({
  variables: scene.variables.all(),
  states: {
    input: scene.input,
    context: scene.context,
    ...(scene.result !== undefined && { result: scene.result }),
    ...(scene.errorOutput !== undefined && { errorOutput: scene.errorOutput }),
  },
});
