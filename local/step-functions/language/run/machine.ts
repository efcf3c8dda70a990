import type { MachineDefinition, QueryLanguage, StateDefinition } from '../definition.ts';
import { compileChoice } from '../states/choice.ts';
import { compileFail } from '../states/fail.ts';
import { compileMap } from '../states/map.ts';
import { compileParallel } from '../states/parallel.ts';
import { compilePass } from '../states/pass.ts';
import { compileSucceed } from '../states/succeed.ts';
import { compileTask } from '../states/task.ts';
import { compileWait } from '../states/wait.ts';
import { runState } from './run-state.ts';
import type { Compilation, Machine, State } from './state.ts';

const COMPILERS: ReadonlyMap<string, (state: StateDefinition, compilation: Compilation) => State> =
  new Map([
    ['Task', compileTask],
    ['Pass', compilePass],
    ['Choice', compileChoice],
    ['Wait', compileWait],
    ['Succeed', compileSucceed],
    ['Fail', compileFail],
    ['Parallel', compileParallel],
    ['Map', compileMap],
  ]);

/** Thrown when a definition that validation would have refused is to be run. */
class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
}

/** Compiles a machine and everything inside it once. Throws InvalidDefinition. */
export const compileMachine = (definition: MachineDefinition): Machine =>
  compileStates(definition, definition.QueryLanguage ?? 'JSONPath');

/** States inside a branch or an iteration take the whole machine's language, not the state's around them. */
function compileStates(definition: MachineDefinition, language: QueryLanguage): Machine {
  const states = new Map(
    Object.entries(definition.States).map(([name, state]) => [
      name,
      compileState(name, state, language),
    ]),
  );
  const find = (name: string): State => {
    const state = states.get(name);
    if (state === undefined) throw new InvalidDefinition(`There is no state '${name}'.`);
    return state;
  };
  return {
    async run(thread, input) {
      let payload = input;
      let next: string | undefined = definition.StartAt;
      while (next !== undefined) {
        thread.signal.throwIfAborted();
        const departure = await runState(find(next), thread, payload);
        payload = departure.output;
        next = departure.next;
      }
      return payload;
    },
  };
}

/** Compiles one state of a machine of this language. Throws when validation would have refused it. */
export function compileState(name: string, state: StateDefinition, language: QueryLanguage): State {
  const compile = COMPILERS.get(state.Type);
  if (compile === undefined) throw new InvalidDefinition(`State '${name}' has no known Type.`);
  try {
    return compile(state, {
      name,
      language: state.QueryLanguage ?? language,
      compileMachine: (inner) => compileStates(inner, language),
    });
  } catch (cause) {
    if (cause instanceof InvalidDefinition) throw cause;
    const reason = (cause as { message?: string }).message;
    throw new InvalidDefinition(`State '${name}' can't be compiled: ${reason}`, { cause });
  }
}
