import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import type { Compilation, State } from '../run/state.ts';

/** Succeed: ends the machine, the branch or the iteration with its output. */
export function compileSucceed(definition: StateDefinition, compilation: Compilation): State {
  const flow = compileDataFlow(definition, compilation.language);
  return {
    name: compilation.name,
    type: 'Succeed',
    perform: async (visit) => flow.finish(visit, await flow.prepare(visit)),
  };
}
