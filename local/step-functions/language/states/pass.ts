import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import type { Compilation, State } from '../run/state.ts';

/** Pass: hands its input on, or its Result, or what Parameters or Output make of it. */
export function compilePass(definition: StateDefinition, { name, language }: Compilation): State {
  const flow = compileDataFlow(definition, language);
  const { Result } = definition;
  return {
    name,
    type: 'Pass',
    async perform(visit) {
      const prepared = await flow.prepare(visit);
      return flow.finish(visit, Result === undefined ? prepared : Result);
    },
  };
}
